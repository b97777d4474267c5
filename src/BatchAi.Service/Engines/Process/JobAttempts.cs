using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>Takes a job from its nodes being free to its end being durable.</summary>
internal sealed class JobAttempts(DataRoot root, TrashBin trash, Scheduler scheduler, AttemptDesk desk, EngineTeller teller, ContainerChoice containers, TimeProvider time)
{
    /// <summary>The machine's GPUs.</summary>
    internal required Task<GpuInventory> Gpus { get; init; }

    /// <summary>Runs a job on its nodes.</summary>
    internal async Task RunAsync(EngineJob job)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        AttemptResult result;
        try
        {
            if (await teller.StartingAsync(job.Uuid, id, [.. job.Nodes.Select(n => n.Id)]) is not { } work)
            {
                _ = scheduler.Release(job, result: null);
                await teller.EndedAsync(job.Uuid, attemptId: null, Stopped());
                return;
            }

            result = await RunAsync(job, id, work);
        }
        catch (Exception error) when (error is BatchAiException or IOException or UnauthorizedAccessException)
        {
            result = new AttemptResult { Outcome = AttemptOutcome.StartFailed, Message = error.Message, StartTime = time.GetUtcNow(), EndTime = time.GetUtcNow() };
        }

        await FinishAsync(job, id, result);
    }

    /// <summary>Takes up an attempt that an earlier service began.</summary>
    internal ActiveAttempt Adopt(KnownAttempt known) => desk.Adopt(known.AttemptId, start => _ = teller.RunningAsync(known.JobUuid, known.AttemptId, start));

    /// <summary>Follows a job that was taken up.</summary>
    internal async Task FollowAsync(EngineJob job, ActiveAttempt attempt) => await FinishAsync(job, attempt.Id, await attempt.Ended);

    /// <summary>The end of a job that was asked to end before it began.</summary>
    internal AttemptResult Stopped()
    {
        var now = time.GetUtcNow();
        return new AttemptResult { Outcome = AttemptOutcome.Terminated, StartTime = now, EndTime = now };
    }

    private async Task<AttemptResult> RunAsync(EngineJob job, string id, PlannedWork work)
    {
        var attempt = desk.Prepare(id, start => _ = teller.RunningAsync(job.Uuid, id, start));
        if (!scheduler.TryBegin(job, attempt)) return Stopped();
        if (work.Failure(time.GetUtcNow()) is { } failure) return failure;

        var gpus = await Gpus;
        var order = new AttemptOrder
        {
            Plan = work.Plan,
            Secrets = work.Secrets,
            Remotes = work.Remotes,
            ContainerEngine = work.Plan.Container is null ? null : await containers.FindAsync(),
            Notes = [.. job.Nodes.Select(n => GpuWords.OfNode(n.Record, gpus)).OfType<string>()],
            Allocation = new()
            {
                Nodes = [.. job.Nodes.Select(n => n.Allocate(root, gpus, isAlone: job.Nodes.Count == 1))],
                MountSources = work.Sources(root.Path, id),
            },
        };
        foreach (var node in job.Nodes) DiscardEarlierJobs(node, job.Uuid);
        return await desk.RunAsync(attempt, order);
    }

    private async Task FinishAsync(EngineJob job, string attemptId, AttemptResult result)
    {
        if (scheduler.Release(job, result) is not { } cause)
        {
            await teller.EndedAsync(job.Uuid, attemptId, result);
        }
        else
        {
            await teller.RequeuedAsync(job.Uuid, attemptId, cause);
            if (!scheduler.Return(job)) await teller.EndedAsync(job.Uuid, attemptId: null, Stopped());
        }

        desk.Discard(new AttemptFolder(root.Path, attemptId));
    }

    // What a job leaves in its own folder is there until the next job comes to the node.
    private void DiscardEarlierJobs(ClusterNode node, string jobUuid)
    {
        var jobs = Path.Combine(node.Folder(root), "jobs");
        if (!Directory.Exists(jobs)) return;
        foreach (var earlier in Directory.GetDirectories(jobs).Where(folder => Path.GetFileName(folder) != jobUuid)) _ = trash.Discard(earlier);
    }
}
