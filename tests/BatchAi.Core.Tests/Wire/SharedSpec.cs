namespace BatchAi.Core.Tests.Wire;

/// <summary>The published API material, where it lies next to the repository; tests that need it skip where it does not.</summary>
internal static class SharedSpec
{
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    private static string? Folder { get; } = FindFolder();

    public static IReadOnlyList<string> Files(string relativeFolder, string pattern)
    {
        if (Folder is null) return [];
        var folder = Path.Combine(Folder, relativeFolder);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static string FindRepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BatchAi.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }

    private static string? FindFolder()
    {
        for (var folder = Path.GetDirectoryName(RepositoryRoot); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "shared", "spec");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
