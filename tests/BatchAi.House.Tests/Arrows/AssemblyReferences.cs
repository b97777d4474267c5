using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using BatchAi.House.Support;

namespace BatchAi.House.Arrows;

/// <summary>What assemblies say they need; nothing is loaded.</summary>
internal static class AssemblyReferences
{
    /// <summary>The names of the assemblies that a source project's build refers to.</summary>
    public static IReadOnlyList<string> Of(string project, string framework, string assembly)
    {
        using var file = File.OpenRead(Path.Combine(BuildFolder(project, framework), assembly + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    // The test's own folder ends with the configuration that is being tested.
    private static string BuildFolder(string project, string framework)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "src", project, "bin", configuration, framework);
    }
}
