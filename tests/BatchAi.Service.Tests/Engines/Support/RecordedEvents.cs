using System.Collections.Concurrent;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Engines.Support;

/// <summary>Takes what an engine tells, and has the plans of the jobs that it asks for.</summary>
internal sealed class RecordedEvents : IEngineEvents
{
    private readonly ConcurrentDictionary<string, string> _commands = new();
    private readonly ConcurrentDictionary<string, byte> _unwanted = new();
    private readonly ConcurrentQueue<Told> _told = new();
    private readonly ConcurrentDictionary<string, AttemptResult> _results = new();
    private readonly ConcurrentQueue<(string Cluster, ClusterStatus Status)> _clusters = new();
    private long _order;

    internal ClusterBaseProperties Cluster { get; } = Asked.OfCluster(1).Properties!;

    /// <summary>Makes the mounts of every job have no content.</summary>
    internal MountSource? Mount { get; set; }

    internal IReadOnlyList<Told> All => [.. _told];

    internal IReadOnlyList<ClusterStatus> StatusesOf(string cluster) => [.. _clusters.Where(c => c.Cluster == cluster).Select(c => c.Status)];

    internal IReadOnlyList<Told> Of(string job) => [.. _told.Where(t => t.Job == job)];

    internal bool Has(string what, string job) => _told.Any(t => t.What == what && t.Job == job);

    internal int Count(string what, string job) => _told.Count(t => t.What == what && t.Job == job);

    internal Task WaitAsync(string what, string job) =>
        Eventually.TrueAsync(() => Has(what, job), () => string.Join(", ", All.Select(t => $"{t.What} {t.Detail}")));

    internal async Task<AttemptResult> WaitForEndAsync(string job)
    {
        await WaitAsync("ended", job);
        return _results[job];
    }

    /// <summary>A job that runs a command line.</summary>
    internal JobRequest Job(string cluster, string command, int nodes = 1, int priority = 1)
    {
        var uuid = Guid.NewGuid().ToString("D");
        _commands[uuid] = command;
        return new JobRequest(uuid, cluster, nodes, priority, Interlocked.Increment(ref _order));
    }

    /// <summary>From now on the job is not wanted.</summary>
    internal void Forget(string job) => _unwanted[job] = 0;

    internal ClusterRequest ClusterOf(string uuid, int nodes, string deallocation = "requeue")
    {
        var properties = WireJson.Copy(Cluster);
        properties.ScaleSettings = new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = nodes, NodeDeallocationOption = deallocation } };
        return new ClusterRequest(uuid, new ClusterIdentity("s", "g", "ws", "c", uuid), properties, nodes);
    }

    public Task<PlannedWork?> StartingAsync(string jobUuid, string attemptId, IReadOnlyList<string> nodeIds)
    {
        if (_unwanted.ContainsKey(jobUuid)) return Task.FromResult<PlannedWork?>(null);
        _told.Enqueue(new Told("starting", jobUuid, attemptId, string.Join(',', nodeIds)));
        var job = new JobBaseProperties
        {
            NodeCount = nodeIds.Count,
            StdOutErrPathPrefix = "$AZ_BATCHAI_JOB_TEMP",
            CustomToolkitSettings = new CustomToolkitSettings { CommandLine = _commands[jobUuid] },
        };
        if (Mount is not null) job.MountVolumes = new MountVolumes { AzureFileShares = [Asked.Share()] };
        var plan = JobPlanner.Plan(new JobIdentity("s", "g", "ws", "exp", "job", jobUuid), job, Cluster, EngineRoots.BelowNodeRoot);
        return Task.FromResult<PlannedWork?>(new PlannedWork(plan, new JobSecrets(), Mount is null ? [] : [Mount]));
    }

    public Task RunningAsync(string jobUuid, string attemptId, DateTimeOffset start) => Add(new Told("running", jobUuid, attemptId, ""));

    public Task EndedAsync(string jobUuid, string? attemptId, AttemptResult result)
    {
        _results[jobUuid] = result;
        return Add(new Told("ended", jobUuid, attemptId, result.Outcome.ToString()));
    }

    public Task RequeuedAsync(string jobUuid, string attemptId, string cause) => Add(new Told("requeued", jobUuid, attemptId, cause));

    public Task ClusterChangedAsync(string clusterUuid, ClusterStatus status)
    {
        _clusters.Enqueue((clusterUuid, status));
        return Task.CompletedTask;
    }

    public Task<PlannedWork?> NodeSetupAsync(string clusterUuid)
    {
        var plan = NodeSetupPlanner.Plan(new ClusterIdentity("s", "g", "ws", "c", clusterUuid), Cluster, EngineRoots.BelowNodeRoot, TimeSpan.FromMinutes(1));
        return Task.FromResult<PlannedWork?>(new PlannedWork(plan, JobSecretsReader.Read(Cluster), []));
    }

    private Task Add(Told told)
    {
        _told.Enqueue(told);
        return Task.CompletedTask;
    }
}
