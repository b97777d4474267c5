namespace BatchAi.House.Support;

/// <summary>The files of the repository: everything below its root but what .gitignore leaves out.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<RepositoryFile>> AllFiles = new(ReadFiles);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<RepositoryFile> Files => AllFiles.Value;

    public static RepositoryFile File(string path) => new(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "BatchAi.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds BatchAi.sln.");
        return folder.FullName;
    }

    private static List<RepositoryFile> ReadFiles()
    {
        var ignored = System.IO.File.ReadAllLines(Path.Combine(Root, ".gitignore")).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var folders = ignored.Where(line => line.EndsWith('/')).Select(line => line.TrimEnd('/')).Append(".git").ToHashSet(StringComparer.Ordinal);
        var endings = ignored.Where(line => line.StartsWith('*')).Select(line => line[1..]).ToList();
        return Walk(Root, folders)
            .Where(path => !endings.Exists(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => File(Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
    }

    // A .git file, as worktrees have it, is no file of ours either.
    private static IEnumerable<string> Walk(string folder, HashSet<string> ignored) =>
        Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(child => !ignored.Contains(Path.GetFileName(child))).SelectMany(child => Walk(child, ignored)))
            .Where(path => Path.GetFileName(path) != ".git");
}
