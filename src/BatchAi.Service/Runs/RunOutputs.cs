using BatchAi.Core.Planning;

namespace BatchAi.Service.Runs;

/// <summary>Lists what a run left.</summary>
internal static class RunOutputs
{
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>The output directories of the master, and the working directory where a job left something in it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="bind">Binds a node.</param>
    /// <param name="folder">The run's folder.</param>
    internal static IReadOnlyList<RunOutput> List(JobPlan plan, Func<int, BoundNode> bind, RunFolder folder)
    {
        var map = new MountMap(bind(0));
        var outputs = bind(0).Outputs.Select((path, i) => Read(plan.Outputs[i].Id, map.ToSource(path)));
        var workingDirectory = Read("wd", Path.Combine(folder.Root, "wd"));
        return [.. outputs, .. workingDirectory.Files.Count > 0 ? [workingDirectory] : Array.Empty<RunOutput>()];
    }

    private static RunOutput Read(string id, string path)
    {
        var folder = new DirectoryInfo(path);
        var files = folder.Exists ? folder.EnumerateFiles("*", Deep) : [];
        return new RunOutput(id, path, [.. files.Select(f => new RunOutputFile(Path.GetRelativePath(path, f.FullName), f.Length)).OrderBy(f => f.Name, StringComparer.Ordinal)]);
    }
}
