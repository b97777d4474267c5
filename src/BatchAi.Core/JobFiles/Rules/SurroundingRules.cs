namespace BatchAi.Core.JobFiles;

/// <summary>
/// Warns of what a job will not find where it is to run. Batch AI took such jobs, and what is missing may come before
/// they start: so nothing of this is an error.
/// </summary>
internal static class SurroundingRules
{
    private const string ClusterRoot = "AZ_BATCHAI_MOUNT_ROOT";

    public static IReadOnlyList<ConfigRule> Of(JobSurroundings surroundings) =>
    [
        (job, faults) => CheckNodes(job, surroundings, faults),
        (job, faults) => CheckMounts(job, surroundings, faults),
        (job, faults) => CheckClusterPaths(job, surroundings, faults),
        (job, faults) => new ScriptRules(surroundings, faults).Check(job),
    ];

    private static void CheckNodes(ConfigPlace job, JobSurroundings surroundings, FaultList faults)
    {
        if (surroundings.MostNodes is not { } most || job.Integer("nodeCount", out var count) is not { } place || count <= most) return;
        var name = surroundings.ClusterName;
        var advice = (count, surroundings.IsAutomatic) switch
        {
            ( > JobSurroundings.MostNodesOfAll, _) => $"no cluster has more than {JobSurroundings.MostNodesOfAll}; ask for fewer",
            (_, true) => $"ask for fewer, or raise the maximum: Update-BatchAiCluster {name} -MinNodeCount 0 -MaxNodeCount {count}",
            _ => $"ask for fewer, or make it larger: Update-BatchAiCluster {name} -NodeCount {count}",
        };
        faults.Warning(FaultCodes.TooFewNodes, place, $"The job needs {count} nodes, and the cluster '{name}' has {most} at the most, so the job would wait; {advice}.");
    }

    private static void CheckMounts(ConfigPlace job, JobSurroundings surroundings, FaultList faults)
    {
        var own = MountRules.MountsOf(job.Object("mountVolumes")).ToList();
        foreach (var mount in surroundings.Mounts.Where(mount => mount.Problem is not null))
        {
            var place = mount.Level == PlanMountLevels.Job ? own.Find(candidate => candidate.WordsOf("relativeMountPath")?.Text == mount.Path) : null;
            if (place is not null) faults.Warning(FaultCodes.MountUnavailable, place, mount.Problem!);
            else faults.Warning(FaultCodes.MountUnavailable, job.Object("cluster") ?? job, $"The nodes of the cluster '{surroundings.ClusterName}' cannot be made ready. {mount.Problem}");
        }
    }

    private static void CheckClusterPaths(ConfigPlace job, JobSurroundings surroundings, FaultList faults)
    {
        if (surroundings.ClusterName is not { } name) return;
        var mounts = surroundings.Mounts.Where(mount => mount.Level == PlanMountLevels.Cluster).Select(mount => mount.Path).ToList();
        var has = mounts.Count == 0 ? "nothing" : "only " + string.Join(", ", mounts);
        foreach (var (place, path) in MountReferences.Find(job, ClusterRoot).Where(found => !MountReferences.IsMounted(found.Path, mounts)))
        {
            faults.Warning(FaultCodes.UnmountedPath, place, $"{FaultWords.Quote($"${ClusterRoot}/{path}")} is used, and the cluster '{name}' mounts {has}; mount it in the job and write $AZ_BATCHAI_JOB_MOUNT_ROOT, or choose a cluster that has it.");
        }
    }
}
