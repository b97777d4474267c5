namespace BatchAi.Core.JobFiles;

/// <summary>What a cluster file has to obey beyond its shape.</summary>
internal static class ClusterRules
{
    public static IReadOnlyList<ConfigRule> All { get; } =
    [
        ScaleRules.CheckKind,
        ScaleRules.CheckCounts,
        (cluster, faults) => MountRules.Check(cluster.Object("nodeSetup")?.Object("mountVolumes"), faults),
        ForSetupTask(VariableRules.Check),
        ForSetupTask((task, faults) => PathRules.CheckPrefix(task.WordsOf("stdOutErrPathPrefix"), faults)),
        ReferenceRules.CheckClusterMounts,
    ];

    private static ConfigRule ForSetupTask(ConfigRule rule) => (cluster, faults) =>
    {
        if (cluster.Object("nodeSetup")?.Object("setupTask") is { } task) rule(task, faults);
    };
}
