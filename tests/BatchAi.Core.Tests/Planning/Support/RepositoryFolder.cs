namespace BatchAi.Core.Tests.Planning.Support;

/// <summary>Finds folders of the source tree, and the specification if it lies beside it.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Ancestors(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "BatchAi.sln")));

    public static string Golden { get; } = Path.Combine(Root, "tests", "BatchAi.Core.Tests", "Planning", "Golden");

    /// <summary>The published job files; none when there is no specification near the tree.</summary>
    public static string? Recipes { get; } = Ancestors(Root)
        .Select(folder => Path.Combine(folder, "shared", "spec", "recipes"))
        .FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var one = new DirectoryInfo(folder); one is not null; one = one.Parent) yield return one.FullName;
    }
}
