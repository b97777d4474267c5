using BatchAi.Core.Earlier;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Core.Wire;
using BatchAi.Service.Control.Metrics;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Jobs, from their submission to their deletion.</summary>
internal sealed class Jobs(ControlContext context, WorkPlanner planner, Deletions deletions)
{
    private const ResourceKind Kind = ResourceKind.Job;
    private readonly OutputFiles _files = new(context);
    private readonly OutputMetrics _metrics = new(context);

    /// <summary>Submits a job. It is queued, durably, when this completes.</summary>
    internal async Task<PutResult<Job>> PutAsync(ArmId id, JobCreateParameters parameters, EarlierContent? earlier = null, JobGroupContent? group = null)
    {
        ResourceNames.Check(Kind, id, mayHaveDots: earlier is not null);
        var wish = new JobWish(Defaults.Fill(RequestRules.Read(parameters)), earlier, group);
        var uuid = context.NewUuid();
        try
        {
            var result = await context.State.WriteAsync(writer => writer.Find(id) is { } row ? Same(writer, row, wish) : Create(writer, id, uuid, wish));
            if (result.GroupLimit is { } limit) context.Engine.LimitGroup(limit);
            context.Live.Submit(uuid);
            return result;
        }
        catch (Exception)
        {
            // It was taken up in a unit that did not come to its end.
            context.Live.Remove(uuid);
            throw;
        }
    }

    /// <summary>Whether jobs that want a container get one.</summary>
    internal Task<bool> HasContainersAsync() => context.Engine.HasContainersAsync();

    internal Job Get(ArmId id) => context.State.Read(reader => reader.Require(Kind, id)).Read<Job>();

    /// <summary>What is known of a job beyond the old API.</summary>
    internal JobExtensions Extensions(ArmId id)
    {
        var (row, history, attempts, group, limit) = context.State.Read(reader =>
        {
            var row = reader.Require(Kind, id);
            var group = ControlJson.ReadFacts(row).Group;
            return (row, reader.History(row.Uuid), reader.Attempts(row.Uuid).Count, group?.Name, group is null ? null : reader.FindGroupLimit(group.Key));
        });
        var wait = row.State == JobStates.Queued ? context.Engine.Wait(row.Uuid) : null;
        return new JobExtensions
        {
            Group = group,
            GroupLimit = limit?.Most,
            WaitReason = wait?.Reason,
            QueuePosition = wait?.Position,
            Attempt = attempts,
            RequeueCount = history.Count(t => t.State == JobStates.Queued) - 1,
            History = history,
        };
    }

    /// <summary>The jobs of an experiment, or those of one of its groups.</summary>
    internal Page<Job> List(ArmId experiment, PageRequest page, string? group = null) => context.State.Read(reader =>
    {
        var key = RequestGroup.KeyOf(reader.Require(ResourceKind.Experiment, experiment).Uuid, group ?? "");
        return Pages.Of(page, (after, limit) => group is null ? reader.List(Kind, experiment, after, limit) : reader.ListGroup(key, after, limit), Lookups.Read<Job>);
    });

    /// <summary>Deletes a job, ending it first; its files stay. Null when there is none.</summary>
    internal Task<Accepted?> DeleteAsync(ArmId id) => deletions.DeleteJobAsync(id);

    /// <summary>Ends a job; null when it has ended already.</summary>
    internal async Task<Accepted?> TerminateAsync(ArmId id)
    {
        var (uuid, accepted) = await context.State.WriteAsync(writer =>
        {
            var row = writer.Require(Kind, id);
            if (JobStates.IsOver(row.State)) return (row.Uuid, (Accepted?)null);
            JobChanges.Terminate(writer, row, context.Now(), JobChanges.UserTerminated, isDeletion: false);
            return (row.Uuid, Operations.Begin(writer, row, context.Now(), isDone: false));
        });
        if (accepted is not null) context.Live.Stop(uuid);
        return accepted;
    }

    /// <summary>The files of one of the job's output directories, by name. Where there are more, the next page begins after the last name of this one.</summary>
    internal Page<OutputFile> ListOutputFiles(ArmId id, OutputFilesQuery query) => _files.List(context.State.Read(reader => reader.Require(Kind, id)), query);

    /// <summary>The metrics and the progress that a job's output tells.</summary>
    internal Task<MetricReport> ReadMetricsAsync(ArmId id, OutputMetricsQuery query, CancellationToken cancellation) =>
        _metrics.ReadAsync(context.State.Read(reader => reader.Require(Kind, id)), query, cancellation);

    /// <summary>How to sign in to the job's nodes: they are this machine, and no sign-in of their own is made on it.</summary>
    internal Page<RemoteLoginInformation> RemoteLogins(ArmId id)
    {
        _ = context.State.Read(reader => reader.Require(Kind, id));
        return new Page<RemoteLoginInformation>([], null);
    }

    private static PutResult<Job> Same(StateWriter writer, ResourceRow row, JobWish wish)
    {
        var (known, asked, group) = (row.Read<Job>(), wish.Properties, ControlJson.ReadFacts(row).Group);
        if (known.Properties!.ProvisioningState == ProvisioningStates.Deleting) throw Refusals.BeingDeleted(Kind, row.Id);
        if (asked.Cluster!.Id!.Equals(known.Properties.Cluster!.Id, StringComparison.OrdinalIgnoreCase)) asked.Cluster.Id = known.Properties.Cluster.Id;
        var isSame = wish.IsIn(group?.Name) && Content.AreSame<JobBaseProperties>(known.Properties, asked) && EarlierResources.TryRelabel(writer, row, wish.Earlier);
        return isSame ? new PutResult<Job>(known, null) { GroupLimit = LimitOf(writer, group, wish) } : throw Refusals.Different(Kind, row.Id);
    }

    // In the unit, since nothing of what is looked at may change before the job is there.
    private PutResult<Job> Create(StateWriter writer, ArmId id, string uuid, JobWish wish)
    {
        var (asked, earlier) = (wish.Properties, wish.Earlier);
        _ = writer.RequireOpen(ResourceKind.Workspace, id.Parent.Parent);
        var experiment = writer.RequireOpen(ResourceKind.Experiment, id.Parent);
        var created = ResourceNames.Below(experiment, Kind, id);
        var group = wish.Group is { } wanted ? RequestGroup.Of(experiment.Uuid, wanted.Name) : null;
        var clusterRow = FindCluster(writer, asked.Cluster!.Id);
        var cluster = clusterRow.Read<Cluster>().Properties!;
        asked.Cluster.Id = clusterRow.Id.Text;
        var plan = Plan(created, uuid, asked, cluster, earlier);
        var priority = earlier?.Priority ?? JobFacts.PriorityOf(asked.SchedulingPriority);
        var sources = planner.Sources(writer, plan, asked.MountVolumes, cluster);
        var facts = new JobFacts(clusterRow.Uuid, plan.NodeCount, priority, planner.Places(plan, sources), plan.MaxWallClockTime) { Earlier = earlier, Group = group };

        var now = context.Now();
        var job = Describe(created, asked, plan, now);
        var row = writer.Insert(new ResourceRow(created, Kind, uuid, WireJson.SerializeRequest(job)) { State = JobStates.Queued, Facts = ControlJson.Write(facts), Grouping = group?.Key });
        writer.Insert(new TransitionRow(uuid, now, JobStates.Queued, "submitted"));
        var operation = Operations.Begin(writer, row, now, isDone: true);
        context.Live.Add(facts.RequestFor(row));
        return new PutResult<Job>(job, operation)
        {
            Submitted = new SubmittedJob(clusterRow.Id.Name, cluster, asked, plan, sources),
            Warnings = WorkPlanner.Warnings(plan, sources),
            GroupLimit = LimitOf(writer, group, wish),
        };
    }

    // The newest limit counts for the whole group; who gives none leaves it as it is.
    private static GroupLimit? LimitOf(StateWriter writer, RequestGroup? group, JobWish wish)
    {
        if (group is null) return null;
        if (wish.Group?.Limit is { } most) writer.LimitGroup(group.Key, most);
        return writer.FindGroupLimit(group.Key);
    }

    private JobPlan Plan(ArmId id, string uuid, JobBaseProperties asked, ClusterProperties cluster, EarlierContent? earlier)
    {
        try
        {
            return planner.Plan(id, uuid, asked, cluster, earlier);
        }
        catch (BatchAiException error)
        {
            throw Refusals.NotPlannable(error);
        }
    }

    private static Job Describe(ArmId id, JobBaseProperties asked, JobPlan plan, DateTimeOffset now)
    {
        var properties = Content.Extend<JobBaseProperties, JobProperties>(asked);
        properties.ExperimentName = id.Parent.Name;
        properties.ToolType = plan.ToolType;
        properties.JobOutputDirectoryPathSegment = plan.OutputPathSegment;
        properties.CreationTime = properties.ProvisioningStateTransitionTime = properties.ExecutionStateTransitionTime = now;
        properties.ProvisioningState = ProvisioningStates.Succeeded;
        properties.ExecutionState = JobStates.Queued;
        return new Job { Id = id.Text, Name = id.Name, Type = ResourceTypes.TypeOf(Kind), Properties = properties };
    }

    /// <summary>The cluster that a job is for.</summary>
    /// <exception cref="ControlException">It is not there, or is being deleted.</exception>
    internal static ResourceRow FindCluster(StateReader reader, string? id)
    {
        var row = ArmId.TryParse(id) is { } clusterId ? reader.Find(clusterId) : null;
        if (row is not { Kind: ResourceKind.Cluster }) throw Refusals.ClusterOfJobNotFound(id);
        return row.State == ProvisioningStates.Deleting ? throw Refusals.BeingDeleted(ResourceKind.Cluster, row.Id) : row;
    }
}
