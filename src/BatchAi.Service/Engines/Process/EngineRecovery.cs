using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>Finds what an earlier service left. It reads folders alone, before any agent is asked.</summary>
internal sealed class EngineRecovery(DataRoot root, Scheduler scheduler, GpuLeases leases, AttemptDesk desk, EngineTeller teller, JobAttempts jobs)
{
    private readonly HashSet<string> _setups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _preempted = new(StringComparer.Ordinal);

    /// <summary>Takes up the nodes, and what was making them ready.</summary>
    internal void TakeUpNodes()
    {
        if (!Directory.Exists(root.Cluster(""))) return;
        foreach (var cluster in Directory.EnumerateDirectories(root.Cluster("")).Select(path => Path.GetFileName(path)!))
        {
            foreach (var node in ClusterNode.Load(root, cluster).OrderBy(n => n.Index))
            {
                node.State = NodePreparations.StateOf(node.Record);
                if (node.State == NodeState.Unusable) node.Error = node.Record.Failure;
                if (node.State == NodeState.Preparing) TakeUpSetup(node);
                if (node.IsPreempted) _preempted.Add(node.Id);
                leases.Adopt(node.Record);
                scheduler.Adopt(cluster, node);
            }
        }
    }

    /// <summary>Takes up the jobs: tells the ends of those that are over, queues those that never began, and gives back those that the agent has.</summary>
    internal async Task<IReadOnlyList<(EngineJob Job, ActiveAttempt Attempt)>> TakeUpJobsAsync(IReadOnlyList<KnownAttempt> known)
    {
        var alive = new List<(EngineJob, ActiveAttempt)>();
        await Task.WhenAll(known.Select(attempt =>
        {
            var look = AttemptLook.At(FolderOf(attempt.AttemptId));
            var loss = JobLoss.Read(FolderOf(attempt.AttemptId)) ?? Preemption(attempt);
            if (!look.IsAlive) return TellAsync(attempt, look, loss);
            var adopted = jobs.Adopt(attempt);
            if (loss is not null) desk.Take(adopted, loss);
            alive.Add((scheduler.Adopt(attempt, adopted, loss), adopted));
            return Task.CompletedTask;
        }));
        return alive;
    }

    /// <summary>Removes attempts that nobody knows any more.</summary>
    /// <returns>Whether there is anything for an agent to do.</returns>
    internal bool DiscardStrays(IReadOnlyList<KnownAttempt> known)
    {
        var wanted = known.Select(k => k.AttemptId).Concat(_setups).ToHashSet(StringComparer.Ordinal);
        var isAgentNeeded = false;
        foreach (var folder in AttemptFolder.All(root.Path))
        {
            var isAlive = AttemptLook.At(folder).IsAlive;
            isAgentNeeded |= isAlive;
            if (!isAlive && !wanted.Contains(folder.AttemptId)) desk.Discard(folder);
        }

        return isAgentNeeded;
    }

    private void TakeUpSetup(ClusterNode node)
    {
        if (node.Record.SetupAttempt is not { } id) return;
        var look = AttemptLook.At(FolderOf(id));
        if (look is { IsAlive: false, Result: null })
        {
            node.Record.SetupAttempt = null;
            return;
        }

        _setups.Add(id);
        node.Setup = desk.Adopt(id, static _ => { });
        if (look.Result is { } result) node.Setup.End(result);
    }

    private async Task TellAsync(KnownAttempt attempt, AttemptLook look, JobLoss? loss)
    {
        if (RequeueCause(look.Result, loss) is { } cause) await teller.RequeuedAsync(attempt.JobUuid, attempt.AttemptId, cause);
        else await teller.EndedAsync(attempt.JobUuid, attempt.AttemptId, look.Result!);
        desk.Discard(FolderOf(attempt.AttemptId));
    }

    // A machine may have gone down after a node's preemption was kept, and before the job on it was told.
    private JobLoss? Preemption(KnownAttempt attempt) => attempt.NodeIds.FirstOrDefault(_preempted.Contains) is { } node ? JobLoss.Preempted(node) : null;

    // Why an attempt that is over is no end of its job; null when it is.
    private static string? RequeueCause(AttemptResult? result, JobLoss? loss)
    {
        if (result is null) return "the service ended before the attempt began";
        if (loss is null || !JobLoss.Ended(result)) return null;
        if (loss.IsRequeued) return loss.Cause;
        loss.Explain(result);
        return null;
    }

    private AttemptFolder FolderOf(string attemptId) => new(root.Path, attemptId);
}
