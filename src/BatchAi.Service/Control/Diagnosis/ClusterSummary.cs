using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>Puts what is known of a cluster into sentences, and into commands.</summary>
internal static class ClusterSummary
{
    /// <summary>The sentences.</summary>
    internal static string Of(ClusterSight cluster)
    {
        if (cluster.ProvisioningState == ProvisioningStates.Deleting) return "The cluster is being deleted.";
        var sentences = new List<string> { Size(cluster) };
        if (cluster.NodeStates.UnusableNodeCount > 0 && cluster.Errors is [var error, ..]) sentences.Add(Sentence(Detail(error, "Info") ?? error.Message));
        if (cluster.Refusal is { } refusal) sentences.Add(Sentence(refusal));
        sentences.AddRange(cluster.Shortages.Select(Sentence));
        if (cluster.WaitingJobs > 0) sentences.Add($"{Amounts.Jobs(cluster.WaitingJobs)} {(cluster.WaitingJobs == 1 ? "waits" : "wait")} for it{(cluster.MaximumNodeCount == 0 ? ", and it may have no nodes" : "")}.");
        if (sentences.Count == 1 && cluster.AllocationState == AllocationStates.Steady && cluster.TargetNodeCount > 0) sentences.Add("Nothing is wrong with it.");
        return string.Join(" ", sentences);
    }

    /// <summary>The commands that help next.</summary>
    internal static IReadOnlyList<string> Actions(ArmId id, ClusterSight cluster, IReadOnlyList<NodeSight> nodes)
    {
        var name = $"{id.Name}{JobActions.ScopeOf(id)}";
        var actions = new List<string>();
        if (nodes.Any(node => node.Error?.Details?.Any(detail => detail.Name == "Output") == true)) actions.Add($"Get-BatchAiClusterFile {name}");
        if (cluster.NodeStates.UnusableNodeCount > 0) actions.Add($"Repair-BatchAiCluster {name}");
        if (cluster is { WaitingJobs: > 0, MaximumNodeCount: 0 }) actions.Add($"Update-BatchAiCluster {name} -NodeCount 1");
        if (cluster.AllocationState == AllocationStates.Resizing || cluster.NodeStates.PreparingNodeCount > 0) actions.Add($"Wait-BatchAiCluster {name} -For Idle");
        if (cluster.WaitingJobs > 0) actions.Add($"Get-BatchAiJob -Cluster {name} | Get-BatchAiJobDiagnostic");
        return actions;
    }

    private static string Size(ClusterSight cluster)
    {
        var states = States(cluster.NodeStates).ToList();
        var of = cluster.CurrentNodeCount == cluster.TargetNodeCount ? Amounts.Nodes(cluster.CurrentNodeCount) : $"{cluster.CurrentNodeCount} of {Amounts.Nodes(cluster.TargetNodeCount)}";
        var most = cluster.IsAutomatic ? $" (it scales by itself, to {cluster.MaximumNodeCount} at the most)" : "";
        return $"The cluster has {of}{most}{(states.Count > 0 ? ": " + string.Join(", ", states) : "")}.";
    }

    private static IEnumerable<string> States(NodeStateCounts counts)
    {
        if (counts.IdleNodeCount > 0) yield return $"{counts.IdleNodeCount} idle";
        if (counts.RunningNodeCount > 0) yield return $"{counts.RunningNodeCount} running";
        if (counts.PreparingNodeCount > 0) yield return $"{counts.PreparingNodeCount} being prepared";
        if (counts.UnusableNodeCount > 0) yield return $"{counts.UnusableNodeCount} unusable";
        if (counts.LeavingNodeCount > 0) yield return $"{counts.LeavingNodeCount} leaving";
    }

    private static string? Detail(BatchAIError error, string name) => error.Details?.FirstOrDefault(detail => detail.Name == name)?.Value;

    private static string Sentence(string? words)
    {
        var text = (words ?? "").TrimEnd('.');
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}
