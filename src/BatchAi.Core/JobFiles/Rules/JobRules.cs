namespace BatchAi.Core.JobFiles;

/// <summary>What a job file has to obey beyond its shape.</summary>
internal static class JobRules
{
    public static IReadOnlyList<ConfigRule> All { get; } =
    [
        (job, faults) => CountRules.CheckAtLeast(job, "nodeCount", 1, faults),
        ToolkitRules.CheckBlocks,
        ToolkitRules.CheckCounts,
        ToolkitRules.CheckScripts,
        ToolkitRules.CheckCommandLine,
        ContainerRules.CheckSharedMemory,
        ConstraintRules.CheckWallClock,
        (job, faults) => MountRules.Check(job.Object("mountVolumes"), faults),
        DirectoryRules.CheckInputs,
        DirectoryRules.CheckOutputs,
        (job, faults) => PathRules.CheckPrefix(job.WordsOf("stdOutErrPathPrefix"), faults),
        VariableRules.Check,
        ReferenceRules.CheckDirectories,
        ReferenceRules.CheckJobMounts,
    ];
}
