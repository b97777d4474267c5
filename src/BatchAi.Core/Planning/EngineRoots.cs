namespace BatchAi.Core.Planning;

/// <summary>Where an engine puts things on its nodes; plan texts, so symbols may stand in them.</summary>
/// <param name="Root">The folder that everything else is in.</param>
/// <param name="MountRoot">Where cluster-level mounts appear.</param>
/// <param name="JobsRoot">Where each job gets a folder, named by the job's uuid.</param>
/// <param name="SharedJobsRoot">The same folder of the master, as every node of the job sees it.</param>
/// <param name="NodesShareMachine">Whether all nodes are this one machine, so that no process of another node needs a way to a foreign machine.</param>
public sealed record EngineRoots(string Root, string MountRoot, string JobsRoot, string SharedJobsRoot, bool NodesShareMachine = false)
{
    /// <summary>The layout below a node's own root, on nodes that all share this machine's disks.</summary>
    public static EngineRoots BelowNodeRoot { get; } = new(
        PlanText.Symbol(PlanSymbols.NodeRoot),
        PlanText.Symbol(PlanSymbols.NodeRoot) + "/mounts",
        PlanText.Symbol(PlanSymbols.NodeRoot) + "/jobs",
        PlanText.Symbol(PlanSymbols.OfNode(0, "root")) + "/jobs",
        NodesShareMachine: true);

    /// <summary>Whether a job needs scripts that start processes for its other nodes.</summary>
    internal bool HasNodeScripts(int nodeCount) => NodesShareMachine && nodeCount > 1;
}
