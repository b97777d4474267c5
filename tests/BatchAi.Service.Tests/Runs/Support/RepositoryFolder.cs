namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>Finds folders of the source tree.</summary>
internal static class RepositoryFolder
{
    internal static string Examples { get; } = Path.Combine(Root(), "examples");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BatchAi.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
