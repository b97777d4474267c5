using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>Tells a cluster's clients why one of its nodes is unusable.</summary>
internal static class NodeErrors
{
    private const string Again = "then resize the cluster to 0 nodes and back, or replace its unusable nodes (Repair-BatchAiCluster): nodes are prepared anew.";

    /// <summary>The error for the end of a node's preparation.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="node">The node.</param>
    /// <param name="work">What was to be done; null when even that is not known.</param>
    /// <param name="folder">The node's folder.</param>
    internal static BatchAIError Describe(AttemptResult result, ClusterNode node, PlannedWork? work, string folder)
    {
        result.NodeId ??= node.Id;
        var details = new List<NameValuePair> { Detail("Info", InfoOf(result)) };
        if (result.Outcome is AttemptOutcome.SetupFailed or AttemptOutcome.TimeLimit && work is not null) details.AddRange(OutputOf(work, node, folder));
        details.Add(Detail("Action", ActionOf(result)));
        details.Add(Detail("NodeId", node.Id));
        return new BatchAIError { Code = result.ErrorCode ?? ErrorCodes.NodeSetupFailed, Message = MessageOf(result), Details = details };
    }

    /// <summary>The error for a node whose GPUs the machine has no more.</summary>
    internal static BatchAIError GpuMissing(ClusterNode node, string gpu) => new()
    {
        Code = "NodeGpuMissing",
        Message = "A GPU that is leased to the node is not in this machine any more",
        Details =
        [
            Detail("Info", $"nvidia-smi does not show {gpu} any more."),
            Detail("Action", "Put it back and restart the service, or resize the cluster to 0 nodes and back: its nodes lease GPUs anew."),
            Detail("NodeId", node.Id),
        ],
    };

    private static string MessageOf(AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.SetupFailed when result.Signal is not null => "Setup task of the cluster was killed by a signal",
        AttemptOutcome.SetupFailed => "Setup task of the cluster failed with non-zero exit code",
        AttemptOutcome.TimeLimit => "Setup task of the cluster was stopped because it did not end in time",
        AttemptOutcome.MountFailed => MountWords.MessageOf(result.ErrorCode),
        AttemptOutcome.NodeLost => "Setup task of the cluster was lost again and again",
        _ => "The node could not be prepared",
    };

    private static string InfoOf(AttemptResult result) =>
        result is { Outcome: AttemptOutcome.MountFailed, Message: { } message } ? message : AttemptWords.Describe(result);

    private static string ActionOf(AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.SetupFailed or AttemptOutcome.TimeLimit => $"Try the setup task's command line on this machine, remove what hinders it, {Again} To change the setup task itself, delete the cluster and create it again.",
        AttemptOutcome.MountFailed => $"Make it possible to mount the file system, {Again}",
        _ => $"Remove the cause, {Again}",
    };

    private static IEnumerable<NameValuePair> OutputOf(PlannedWork work, ClusterNode node, string folder)
    {
        if (work.Plan.Outputs is not [var output, ..]) yield break;
        var allocation = new Allocation { Nodes = [new AllocatedNode { Id = node.Id, Root = folder }], MountSources = [.. work.Mounts.Select(m => m.Folder)] };
        var name = $"stderr-{node.Id}.txt";
        if (SetupOutput.Tail(Path.Combine(PlanBinding.BindNode(work.Plan, allocation, 0).Outputs[0], name), work.Secrets) is { } tail) yield return Detail("StdErr", tail);
        yield return Detail("Output", $"{Place(work.Plan, output)}/{name}");
    }

    private static string Place(JobPlan plan, PlanOutput output) => plan.Mounts.FirstOrDefault(m => m.Path == output.MountPath) is { } mount
        ? $"$AZ_BATCHAI_MOUNT_ROOT/{mount.RelativePath}/{output.PathOnMount}"
        : PlanText.Bind(output.Path, symbol => symbol == PlanSymbols.NodeRoot ? "$AZ_BATCHAI_ROOT" : symbol);

    private static NameValuePair Detail(string name, string value) => new() { Name = name, Value = value };
}
