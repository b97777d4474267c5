namespace BatchAi.Core.Planning;

/// <summary>Where an engine puts things on its nodes; plan texts, so symbols may stand in them.</summary>
/// <param name="Root">The folder that everything else is in.</param>
/// <param name="MountRoot">Where cluster-level mounts appear.</param>
/// <param name="JobsRoot">Where each job gets a folder, named by the job's uuid.</param>
/// <param name="SharedJobsRoot">The same folder of the master, as every node of the job sees it.</param>
public sealed record EngineRoots(string Root, string MountRoot, string JobsRoot, string SharedJobsRoot)
{
    /// <summary>The layout below a node's own root, on nodes that all share this machine's disks.</summary>
    public static EngineRoots BelowNodeRoot { get; } = new(
        PlanText.Symbol(PlanSymbols.NodeRoot),
        PlanText.Symbol(PlanSymbols.NodeRoot) + "/mounts",
        PlanText.Symbol(PlanSymbols.NodeRoot) + "/jobs",
        PlanText.Symbol(PlanSymbols.OfNode(0, "root")) + "/jobs");
}
