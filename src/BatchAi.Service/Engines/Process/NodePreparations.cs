using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>
/// Makes nodes ready: their folder, the cluster's mounts, its setup task. How that ended is kept in the node's record
/// and holds until the machine boots; until then it is not done again.
/// </summary>
internal sealed class NodePreparations(DataRoot root, Scheduler scheduler, AttemptDesk desk, EngineTeller teller, TimeProvider time)
{
    // A setup task can be run again. One that was killed together with who watched it deserves that, but not for ever.
    private const int MostTries = 3;

    private static string Boot { get; } = ProcessTable.BootId();

    /// <summary>The machine's GPUs.</summary>
    internal required Task<GpuInventory> Gpus { get; init; }

    /// <summary>Where a node stands that an earlier service left. After a boot of the machine all of them are made ready again.</summary>
    internal static NodeState StateOf(NodeRecord record) =>
        record.ReadySinceBoot == Boot ? NodeState.Idle
        : record.FailedInBoot == Boot && record.Failure is not null ? NodeState.Unusable
        : NodeState.Preparing;

    /// <summary>Makes a node ready.</summary>
    /// <returns>Why it is not; null when it is.</returns>
    internal async Task<BatchAIError?> PrepareAsync(ProcessCluster cluster, ClusterNode node)
    {
        try
        {
            var error = await RunAsync(cluster, node);
            node.Record.ReadySinceBoot = error is null ? Boot : null;
            (node.Record.FailedInBoot, node.Record.Failure) = error is null ? (null, null) : (Boot, error);
            Finish(node);
            return error;
        }
        catch (Exception error) when (error is BatchAiException or IOException or UnauthorizedAccessException)
        {
            return Failed(AttemptOutcome.StartFailed, error.Message, node);
        }
    }

    private async Task<BatchAIError?> RunAsync(ProcessCluster cluster, ClusterNode node)
    {
        var gpus = await Gpus;
        if (gpus.Problem is null && node.Record.Gpus.Except(gpus.Uuids, StringComparer.Ordinal).FirstOrDefault() is { } missing) return NodeErrors.GpuMissing(node, missing);

        for (var tries = 1; ; tries++)
        {
            var adopted = node.Setup;
            if (await teller.NodeSetupAsync(cluster.Uuid) is not { } work) return Failed(AttemptOutcome.Terminated, "The node is not wanted any more.", node);
            var result = adopted is null ? await RunAsync(node, work, gpus) : await adopted.Ended;
            if (result.Outcome == AttemptOutcome.Succeeded) return null;
            if (result.Outcome != AttemptOutcome.NodeLost || tries == MostTries) return NodeErrors.Describe(result, node, work, node.Folder(root));
            Finish(node);
            node.Setup = null;
        }
    }

    private async Task<AttemptResult> RunAsync(ClusterNode node, PlannedWork work, GpuInventory gpus)
    {
        if (work.Failure(time.GetUtcNow()) is { } failure) return failure;
        var id = Guid.NewGuid().ToString("D");
        node.Record.SetupAttempt = id;
        node.Save(root);
        var attempt = desk.Prepare(id, static _ => { });
        if (!scheduler.TryBegin(node, attempt)) return new AttemptResult { Outcome = AttemptOutcome.Terminated };
        return await desk.RunAsync(attempt, new AttemptOrder
        {
            Plan = work.Plan,
            Secrets = work.Secrets,
            Remotes = work.Remotes,
            Allocation = new() { Nodes = [node.Allocate(root, gpus, isAlone: true)], MountSources = work.Sources(root.Path, id) },
        });
    }

    // The attempt's folder goes only when the record says the same.
    private void Finish(ClusterNode node)
    {
        var attempt = node.Record.SetupAttempt;
        node.Record.SetupAttempt = null;
        node.Save(root);
        if (attempt is not null) desk.Discard(new AttemptFolder(root.Path, attempt));
    }

    private BatchAIError Failed(AttemptOutcome outcome, string why, ClusterNode node) =>
        NodeErrors.Describe(new AttemptResult { Outcome = outcome, Message = why }, node, null, node.Folder(root));
}
