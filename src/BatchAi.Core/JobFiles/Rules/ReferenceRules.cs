namespace BatchAi.Core.JobFiles;

/// <summary>Warns of paths and variables that lead nowhere.</summary>
internal static class ReferenceRules
{
    private const string JobRoot = "AZ_BATCHAI_JOB_MOUNT_ROOT";

    /// <summary>A variable of a directory that the job does not declare is empty when the job runs.</summary>
    public static void CheckDirectories(ConfigPlace job, FaultList faults)
    {
        var references = new DirectoryReferences(job, faults);
        references.Check("AZ_BATCHAI_INPUT_", "inputDirectories");
        references.Check("AZ_BATCHAI_OUTPUT_", "outputDirectories");
    }

    public static void CheckJobMounts(ConfigPlace job, FaultList faults)
    {
        var mounts = MountRules.PathsOf(job.Object("mountVolumes"));
        var paths = job.Objects("outputDirectories").Select(directory => directory.WordsOf("pathPrefix"))
            .Concat(job.Objects("inputDirectories").Select(directory => directory.WordsOf("path")))
            .Append(job.WordsOf("stdOutErrPathPrefix"))
            .OfType<ConfigPlace>()
            .ToList();
        CheckMounts(paths, JobRoot, mounts, faults);
        CheckTexts(job, paths, mounts, faults);
    }

    // What a command line or a script's path names, and not what the job's directories name: these are judged above.
    private static void CheckTexts(ConfigPlace job, List<ConfigPlace> judged, HashSet<string> mounts, FaultList faults)
    {
        foreach (var (place, path) in MountReferences.Find(job, JobRoot))
        {
            if (judged.Exists(other => other.Node == place.Node) || MountReferences.IsMounted(path, mounts)) continue;
            faults.Warning(FaultCodes.UnmountedPath, place, $"{FaultWords.Quote($"${JobRoot}/{path}")} is used, and nothing is mounted there; add a mount or mend the path.");
        }
    }

    public static void CheckClusterMounts(ConfigPlace cluster, FaultList faults)
    {
        var setup = cluster.Object("nodeSetup");
        var mounts = MountRules.PathsOf(setup?.Object("mountVolumes"));
        CheckMounts([setup?.Object("setupTask")?.WordsOf("stdOutErrPathPrefix")], "AZ_BATCHAI_MOUNT_ROOT", mounts, faults);
    }

    private static void CheckMounts(IEnumerable<ConfigPlace?> paths, string root, HashSet<string> mounts, FaultList faults)
    {
        foreach (var path in paths.OfType<ConfigPlace>())
        {
            if (Below(path.Text, root) is not { } rest || IsMounted(rest, mounts)) continue;
            faults.Warning(FaultCodes.UnmountedPath, path, $"Nothing is mounted at {FaultWords.Quote(path.Text)}, so files there stay on the node; add a mount or mend the path.");
        }
    }

    // The part of a path below a variable; none when the path does not begin with it.
    private static string? Below(string path, string variable)
    {
        foreach (var start in (string[])["$" + variable, "${" + variable + "}"])
        {
            if (path == start || path.StartsWith(start + "/", StringComparison.Ordinal)) return path.Substring(start.Length).Trim('/');
        }

        return null;
    }

    private static bool IsMounted(string path, HashSet<string> mounts)
    {
        for (var end = path.IndexOf('/'); end >= 0 && end <= PathRules.LongestPath; end = path.IndexOf('/', end + 1))
        {
            if (mounts.Contains(path.Substring(0, end))) return true;
        }

        return mounts.Contains(path);
    }
}
