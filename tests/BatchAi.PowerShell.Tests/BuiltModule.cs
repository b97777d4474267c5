namespace BatchAi;

/// <summary>The module as the build lays it out.</summary>
internal static class BuiltModule
{
    public static string LibraryFolder { get; } = Path.Combine(FindRoot(), "out", "BatchAi", "lib", "net8.0");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BatchAi.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
