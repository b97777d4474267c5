using System.Runtime.CompilerServices;
using BatchAi.Isolation;

namespace BatchAi;

/// <summary>The module as the build lays it out.</summary>
internal static class BuiltModule
{
    public static string Folder { get; } = Path.Combine(FindRoot(), "out", "BatchAi");

    public static string LibraryFolder { get; } = Path.Combine(Folder, "lib", "net8.0");

    // The cmdlets under test lie beside the tests; what they load is the module's.
#pragma warning disable CA2255 // Before any cmdlet runs.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Use() => CoreParts.Default = new CoreParts(LibraryFolder);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BatchAi.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
