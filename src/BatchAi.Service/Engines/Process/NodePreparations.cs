using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>Makes nodes ready: their folder, the cluster's mounts, its setup task.</summary>
internal sealed class NodePreparations(DataRoot root, Scheduler scheduler, AttemptDesk desk, EngineTeller teller, TimeProvider time)
{
    /// <summary>The machine's GPUs.</summary>
    internal required Task<GpuInventory> Gpus { get; init; }

    private static string Boot { get; } = ProcessTable.BootId();

    /// <summary>Whether an earlier service made a node ready, and the machine has not booted since.</summary>
    internal static bool IsReady(NodeRecord record) => record.ReadySinceBoot == Boot;

    /// <summary>Makes a node ready.</summary>
    /// <returns>Why it is not; null when it is.</returns>
    internal async Task<BatchAIError?> PrepareAsync(ProcessCluster cluster, ClusterNode node)
    {
        try
        {
            var result = await RunAsync(cluster, node);
            if (result.Outcome == AttemptOutcome.Succeeded) node.Record.ReadySinceBoot = Boot;
            var attempt = node.Record.SetupAttempt;
            node.Record.SetupAttempt = null;
            node.Save(root);
            if (attempt is not null) desk.Discard(new AttemptFolder(root.Path, attempt));
            return ErrorOf(result, node);
        }
        catch (Exception error) when (error is BatchAiException or IOException or UnauthorizedAccessException)
        {
            return ErrorOf(new AttemptResult { Outcome = AttemptOutcome.StartFailed, Message = error.Message }, node);
        }
    }

    private async Task<AttemptResult> RunAsync(ProcessCluster cluster, ClusterNode node)
    {
        if (node.Setup is { } adopted) return await adopted.Ended;
        if (await teller.NodeSetupAsync(cluster.Uuid) is not { } work) return Unwanted();
        if (work.Failure(time.GetUtcNow()) is { } failure) return failure;

        var gpus = await Gpus;
        var id = Guid.NewGuid().ToString("D");
        node.Record.SetupAttempt = id;
        node.Save(root);
        var attempt = desk.Prepare(id, static _ => { });
        if (!scheduler.TryBegin(node, attempt)) return Unwanted();
        return await desk.RunAsync(attempt, new AttemptOrder
        {
            Plan = work.Plan,
            Secrets = work.Secrets,
            Allocation = new() { Nodes = [node.Allocate(root, gpus, isAlone: true)], MountSources = [.. work.Mounts.Select(m => m.Folder)] },
        });
    }

    private static AttemptResult Unwanted() => new() { Outcome = AttemptOutcome.Terminated, Message = "The node is not wanted any more." };

    private static BatchAIError? ErrorOf(AttemptResult result, ClusterNode node)
    {
        if (result.Outcome == AttemptOutcome.Succeeded) return null;
        result.NodeId ??= node.Id;
        return ExecutionInfoMapper.ToExecutionInfo(result).Errors![0];
    }
}
