using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>Tells why a job waits or failed, and what is wrong with a cluster.</summary>
internal sealed class Diagnoser(ControlContext context, WorkPlanner planner, Clusters clusters, Jobs jobs, JobValidation validation)
{
    private const int LinesForHints = 200;
    private readonly JobLogs _logs = new(context, planner);

    /// <summary>Why a job waits, or why it ended as it did.</summary>
    internal async Task<JobDiagnosis> DiagnoseJobAsync(ArmId id)
    {
        var row = context.State.Read(state => state.Require(ResourceKind.Job, id));
        var job = row.Read<Job>().Properties!;
        var logs = _logs.Read(row);
        // Execution logs are ours, and tell nothing of the program.
        var end = EndAdvice.Of(job.ExecutionInfo, logs.Where(log => !log.IsExecutionLog).Reverse().SelectMany(log => log.Lines).TakeLast(LinesForHints));
        var extensions = jobs.Extensions(row.Id);
        var facts = ControlJson.ReadFacts(row);
        var clusterRow = context.State.Read(state => state.FindByUuid(facts.ClusterUuid));
        var diagnosis = new JobDiagnosis
        {
            Id = row.Id.Text,
            State = row.State,
            Summary = "",
            Code = end.Code,
            Cause = end.Cause,
            WaitReason = extensions.WaitReason,
            QueuePosition = extensions.QueuePosition,
            ExitCode = job.ExecutionInfo?.ExitCode,
            ExitCodeMeaning = end.Meaning,
            FailedStep = end.Step,
            FailedNode = end.NodeId,
            Attempt = extensions.Attempt,
            RequeueCount = extensions.RequeueCount,
            StartTime = job.ExecutionInfo?.StartTime,
            EndTime = job.ExecutionInfo?.EndTime,
            LastOutputTime = logs.Where(log => log is { IsExecutionLog: false, Length: > 0 }).Select(log => (DateTimeOffset?)log.LastModified).Max(),
            Cluster = clusterRow is null ? null : await SeeAsync(clusterRow),
            Errors = [.. job.ExecutionInfo?.Errors ?? []],
            Warnings = [.. validation.Judge(row).Select(fault => fault.Message).Distinct(StringComparer.Ordinal)],
            Hints = end.Hints,
            Output = facts.Outputs.FirstOrDefault(output => output.Id == JobLogs.StandardOutput),
            Logs = logs,
        };
        return diagnosis with { Summary = JobSummary.Of(job, diagnosis, end, context.Now()), RecommendedActions = JobActions.For(row.Id, diagnosis, job.NodeCount ?? 1, context.Now()) };
    }

    /// <summary>What is wrong with a cluster, and what its nodes do.</summary>
    internal async Task<ClusterDiagnosis> DiagnoseClusterAsync(ArmId id)
    {
        var row = context.State.Read(state => state.Require(ResourceKind.Cluster, id));
        var sight = await SeeAsync(row);
        var nodes = Nodes(row);
        return new ClusterDiagnosis { Cluster = sight, Nodes = nodes, Summary = ClusterSummary.Of(sight), RecommendedActions = ClusterSummary.Actions(row.Id, sight, nodes) };
    }

    /// <summary>The nodes of a cluster.</summary>
    internal IReadOnlyList<NodeSight> Nodes(ArmId id) => Nodes(context.State.Read(state => state.Require(ResourceKind.Cluster, id)));

    /// <summary>Has other nodes take the places of unusable ones.</summary>
    /// <returns>The nodes that go.</returns>
    internal async Task<IReadOnlyList<string>> RepairAsync(ArmId id, IReadOnlyList<string>? nodeIds)
    {
        var row = context.State.Read(state => state.RequireOpen(ResourceKind.Cluster, id));
        try
        {
            return await context.Engine.RepairAsync(row.Uuid, [.. (nodeIds ?? []).Where(node => !string.IsNullOrEmpty(node)).Distinct(StringComparer.Ordinal)]);
        }
        catch (BatchAiException error) when (error.Code == "NodeNotFound")
        {
            throw Refusals.NoSuchNodes(error);
        }
    }

    private IReadOnlyList<NodeSight> Nodes(ResourceRow row)
    {
        var nodes = context.Engine.Inspect(row.Uuid)?.Nodes ?? [];
        return context.State.Read<IReadOnlyList<NodeSight>>(state => [.. nodes.Select(node => Describe(node, node.JobUuid is { } job ? state.FindByUuid(job)?.Id : null))]);
    }

    private static NodeSight Describe(NodeStatus node, ArmId? job) => new(node.Id, node.State)
    {
        JobId = job?.Text,
        Gpus = node.Gpus,
        Error = node.Error,
    };

    private async Task<ClusterSight> SeeAsync(ResourceRow row)
    {
        var cluster = clusters.Live(row).Properties!;
        var inspection = context.Engine.Inspect(row.Uuid);
        var scale = cluster.ScaleSettings!;
        return new ClusterSight
        {
            Id = row.Id.Text,
            Name = row.Id.Name,
            AllocationState = cluster.AllocationState!,
            ProvisioningState = cluster.ProvisioningState!,
            VmSize = cluster.VmSize!,
            CurrentNodeCount = cluster.CurrentNodeCount ?? 0,
            TargetNodeCount = inspection?.Target ?? scale.Manual?.TargetNodeCount ?? scale.AutoScale?.MinimumNodeCount ?? 0,
            MaximumNodeCount = scale.AutoScale?.MaximumNodeCount ?? scale.Manual?.TargetNodeCount ?? 0,
            IsAutomatic = scale.AutoScale is not null,
            NodeStates = cluster.NodeStateCounts!,
            WaitingJobs = inspection?.WaitingJobs ?? 0,
            Refusal = inspection?.Refusal,
            Shortages = await context.Engine.AdviseAsync(cluster),
            Errors = [.. cluster.Errors ?? []],
        };
    }
}
