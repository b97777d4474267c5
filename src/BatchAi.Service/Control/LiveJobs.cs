using System.Collections.Concurrent;
using BatchAi.Service.Engines;

namespace BatchAi.Service.Control;

/// <summary>The jobs that have not ended, and the engine's hold on them.</summary>
internal sealed class LiveJobs(IComputeEngine engine)
{
    private readonly ConcurrentDictionary<string, LiveJob> _jobs = new(StringComparer.Ordinal);

    internal int Count => _jobs.Count;

    internal IReadOnlyList<string> Uuids => [.. _jobs.Keys];

    /// <summary>Takes up a job, before others can see it.</summary>
    internal void Add(JobRequest request) => _jobs[request.Uuid] = new LiveJob(request);

    internal void Submit(string uuid) => _jobs.GetValueOrDefault(uuid)?.Submit(engine);

    internal void Stop(string uuid) => _jobs.GetValueOrDefault(uuid)?.Stop(engine);

    /// <summary>The jobs that run on one of some clusters, or wait for it.</summary>
    internal IReadOnlyList<string> On(IReadOnlySet<string> clusterUuids) =>
        clusterUuids.Count == 0 ? [] : [.. _jobs.Values.Where(j => clusterUuids.Contains(j.Request.ClusterUuid)).Select(j => j.Request.Uuid)];

    /// <summary>Completes when all of these have ended.</summary>
    internal Task WhenEnded(IEnumerable<string> uuids) =>
        Task.WhenAll(uuids.Select(uuid => _jobs.GetValueOrDefault(uuid)?.WhenEnded() ?? Task.CompletedTask));

    /// <summary>Lets go of a job whose end is durable.</summary>
    internal void Remove(string uuid)
    {
        if (_jobs.TryRemove(uuid, out var job)) job.End();
    }
}
