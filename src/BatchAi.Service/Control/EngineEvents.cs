using BatchAi.Core.Execution;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Stores what an engine tells.</summary>
internal sealed class EngineEvents(ControlContext context, WorkPlanner planner) : IEngineEvents
{
    public async Task<PlannedWork?> StartingAsync(string jobUuid, string attemptId, IReadOnlyList<string> nodeIds)
    {
        var (job, cluster) = await context.State.WriteAsync(writer =>
        {
            if (writer.FindByUuid(jobUuid) is not { State: JobStates.Queued } job) return (null, null);
            if (writer.FindByUuid(ControlJson.ReadFacts(job).ClusterUuid) is not { } cluster) return (null, null);
            writer.Insert(new AttemptRow(attemptId, jobUuid, cluster.Uuid, string.Join(',', nodeIds), context.Now()));
            return ((ResourceRow?)job, (ResourceRow?)cluster);
        });
        return job is null || cluster is null ? null : planner.ForJob(job, cluster);
    }

    public Task RunningAsync(string jobUuid, string attemptId, DateTimeOffset start) => context.State.WriteAsync(writer =>
    {
        // News that a full disk held up may be of an attempt that has ended; its job may wait again.
        if (writer.FindByUuid(jobUuid) is { } job && writer.Attempts(jobUuid).Exists(attempt => attempt.Id == attemptId && attempt.End is null))
        {
            JobChanges.Run(writer, job, start, context.Now());
        }
    });

    public async Task EndedAsync(string jobUuid, string? attemptId, AttemptResult result)
    {
        var deleted = await context.State.WriteAsync(writer =>
        {
            var now = context.Now();
            if (attemptId is not null) writer.EndAttempt(attemptId, now);
            return writer.FindByUuid(jobUuid) is { } job && !JobChanges.End(writer, job, result, now) ? job : null;
        });
        context.Live.Remove(jobUuid);
        if (deleted is not null) context.DiscardJob(deleted);
    }

    public Task RequeuedAsync(string jobUuid, string attemptId, string cause) => context.State.WriteAsync(writer =>
    {
        var now = context.Now();
        writer.EndAttempt(attemptId, now);
        if (writer.FindByUuid(jobUuid) is { } job) JobChanges.Requeue(writer, job, now, cause);
    });

    public Task ClusterChangedAsync(string clusterUuid, ClusterStatus status) =>
        context.State.WriteAsync(writer => Clusters.Store(writer, clusterUuid, status, context.Now()));

    public Task<PlannedWork?> NodeSetupAsync(string clusterUuid)
    {
        var cluster = context.State.Read(reader => reader.FindByUuid(clusterUuid));
        return Task.FromResult(cluster is null || cluster.State == ProvisioningStates.Deleting ? null : planner.ForNode(cluster));
    }
}
