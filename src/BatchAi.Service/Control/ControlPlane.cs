using BatchAi.Service.Control.Diagnosis;
using BatchAi.Service.Engines;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Remote;

namespace BatchAi.Service.Control;

/// <summary>The rules of all resources: what may follow what, and what is true after a restart.</summary>
internal sealed class ControlPlane : IAsyncDisposable
{
    private static readonly TimeSpan OperationsAreKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan PurgePeriod = TimeSpan.FromHours(1);
    private readonly ControlContext _context;
    private readonly Deletions _deletions;
    private ITimer? _purge;

    private ControlPlane(ControlContext context, WorkPlanner planner)
    {
        _context = context;
        _deletions = new Deletions(context);
        Workspaces = new Workspaces(context, _deletions);
        Experiments = new Experiments(context, _deletions);
        Clusters = new Clusters(context, planner, _deletions);
        Jobs = new Jobs(context, planner, _deletions);
        Validation = new JobValidation(context, planner);
        Diagnoser = new Diagnoser(context, planner, Clusters, Jobs, Validation);
        Preemption = new Preemption(context);
        FileServers = new FileServers(context, _deletions);
        Earlier = new EarlierResources(context, this);
        Operations = new Operations(context.State);
        Usages = new Usages(context);
    }

    internal Workspaces Workspaces { get; }

    internal Experiments Experiments { get; }

    internal Clusters Clusters { get; }

    internal Jobs Jobs { get; }

    /// <summary>What is wrong with jobs, before and when they are submitted.</summary>
    internal JobValidation Validation { get; }

    /// <summary>Why jobs wait or failed, and what is wrong with clusters.</summary>
    internal Diagnoser Diagnoser { get; }

    internal Preemption Preemption { get; }

    internal FileServers FileServers { get; }

    /// <summary>Clusters, jobs and file servers as earlier versions of the API see them.</summary>
    internal EarlierResources Earlier { get; }

    internal Operations Operations { get; }

    internal Usages Usages { get; }

    /// <summary>Takes folders that are nobody's any more.</summary>
    internal TrashBin Trash => _context.Trash;

    /// <summary>How many jobs have not ended.</summary>
    internal int ActiveJobs => _context.Live.Count;

    /// <summary>Takes up what is stored, and makes the engine do the same.</summary>
    internal static async Task<ControlPlane> StartAsync(StateStore state, DataRoot root, IComputeEngine engine, EventLog log, TimeProvider time, bool runsMountCommands = false, RemoteStorage? remote = null)
    {
        var context = new ControlContext(state, root, engine, new LiveJobs(engine), new TrashBin(root, log, isFirst: true), log, time) { Mounts = new MountFinder(root, runsMountCommands, remote) };
        var planner = new WorkPlanner(context);
        var plane = new ControlPlane(context, planner);
        await plane.TakeUpAsync(new EngineEvents(context, planner));
        return plane;
    }

    /// <summary>Deletes everything below a resource group, or a resource with everything below it.</summary>
    /// <param name="root">The group or resource.</param>
    /// <param name="cause">Why, in words; it becomes the cause of the jobs' ends.</param>
    internal Task DeleteTreeAsync(ArmId root, string cause) => _deletions.DeleteTreeAsync(root, cause);

    /// <summary>Ends the jobs that mount a storage account, and waits until that is durable.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cause">Why, in words; it becomes the cause of the jobs' ends.</param>
    internal Task EndJobsOfAccountAsync(string account, string cause) => _deletions.EndJobsOfAccountAsync(account, cause);

    /// <summary>Ends all jobs, and waits until that is durable.</summary>
    internal Task TerminateAllJobsAsync() => _deletions.EndJobsAsync(_context.Live.Uuids, "the service is stopped together with its jobs");

    public async ValueTask DisposeAsync()
    {
        if (_purge is not null) await _purge.DisposeAsync();
        await _context.Trash.DisposeAsync();
    }

    private async Task TakeUpAsync(EngineEvents events)
    {
        // First of all: what is deleted must not be taken up.
        _context.Sweep();
        _context.SweepNodes();
        var (rows, attempts, limits) = _context.State.Read(reader =>
        {
            var live = JobStates.Live.SelectMany(state => reader.ListFactsInState(ResourceKind.Job, state)).OrderBy(row => row.Sequence).ToList();
            return (live, reader.LiveAttempts(), reader.GroupLimits());
        });
        foreach (var row in rows) _context.Live.Add(ControlJson.ReadFacts(row).RequestFor(row));
        await _context.Engine.StartAsync(events, [.. attempts.Select(Known)]);

        foreach (var limit in limits) _context.Engine.LimitGroup(limit);

        // Jobs first: a cluster that shrinks may have to queue one of them again.
        foreach (var row in rows)
        {
            _context.Live.Submit(row.Uuid);
            if (row.State == JobStates.Terminating) _context.Live.Stop(row.Uuid);
        }

        foreach (var row in _context.State.Read(reader => reader.ListBelow(ResourceKind.Cluster, ""))) _context.Engine.Reconcile(Clusters.RequestFor(row));
        _deletions.Resume();
        _purge = _context.Time.CreateTimer(_ => _ = PurgeAsync(), null, TimeSpan.Zero, PurgePeriod);
    }

    private static KnownAttempt Known(AttemptRow row) => new(row.Id, row.JobUuid, row.ClusterUuid, row.Nodes.Split(','), row.Start);

    private async Task PurgeAsync()
    {
        try
        {
            var before = _context.Now() - OperationsAreKept;
            await _context.State.WriteAsync(writer => writer.ForgetOperations(before));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _context.Log.Write("operationsNotPurged", detail: error.Message);
        }
    }
}
