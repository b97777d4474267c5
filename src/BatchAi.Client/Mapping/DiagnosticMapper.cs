using System.Text.Json;
using BatchAi.Client.Http;

namespace BatchAi.Client.Mapping;

/// <summary>Reads what a service of ours tells of nodes, and of what is wrong with jobs and clusters.</summary>
internal static class DiagnosticMapper
{
    /// <summary>A job's diagnosis.</summary>
    internal static JobDiagnostic MapJob(JsonElement said, IList<StateChange> history, ResourcePath asked)
    {
        var cluster = said.Member("cluster");
        return new JobDiagnostic
        {
            Name = asked.Name,
            State = said.Text("state") ?? "",
            Summary = said.Text("summary") ?? "",
            RecommendedAction = said.Texts("recommendedActions"),
            Code = said.Text("code"),
            Cause = said.Text("cause"),
            WaitReason = said.Text("waitReason"),
            QueuePosition = said.Number("queuePosition"),
            ExitCode = said.Number("exitCode"),
            ExitCodeMeaning = said.Text("exitCodeMeaning"),
            FailedStep = said.Text("failedStep"),
            FailedNode = said.Text("failedNode"),
            Hint = said.Texts("hints"),
            Log = said.Items("logs").Select(MapLog).ToList(),
            Error = Faults(said, "errors"),
            Warning = said.Texts("warnings"),
            Attempt = said.Number("attempt"),
            RequeueCount = said.Number("requeueCount"),
            StartTime = said.Time("startTime"),
            EndTime = said.Time("endTime"),
            LastOutputTime = said.Time("lastOutputTime"),
            History = history,
            ClusterName = cluster.Text("name"),
            ClusterState = cluster.Text("allocationState"),
            ClusterNodeStateCount = Counts(cluster.Member("nodeStates")),
            ClusterMaxNodeCount = cluster.Number("maximumNodeCount"),
            ClusterError = Faults(cluster, "errors"),
            ExperimentName = asked.ExperimentName,
            WorkspaceName = asked.WorkspaceName,
            ResourceGroupName = asked.ResourceGroupName,
            ResourceId = said.Text("id"),
        };
    }

    /// <summary>A cluster's diagnosis.</summary>
    internal static ClusterDiagnostic MapCluster(JsonElement said, IList<StateChange> history, ResourcePath asked)
    {
        var cluster = said.Member("cluster");
        return new ClusterDiagnostic
        {
            Name = asked.Name,
            State = cluster.Text("allocationState") ?? "",
            Summary = said.Text("summary") ?? "",
            RecommendedAction = said.Texts("recommendedActions"),
            ProvisioningState = cluster.Text("provisioningState"),
            VmSize = cluster.Text("vmSize"),
            CurrentNodeCount = cluster.Number("currentNodeCount"),
            TargetNodeCount = cluster.Number("targetNodeCount"),
            MaxNodeCount = cluster.Number("maximumNodeCount"),
            NodeStateCount = Counts(cluster.Member("nodeStates")),
            Node = said.Items("nodes").Select(node => MapNode(node, asked)).ToList(),
            WaitingJobCount = cluster.Number("waitingJobs"),
            SizeProblem = cluster.Text("refusal"),
            Shortage = cluster.Texts("shortages"),
            Error = Faults(cluster, "errors"),
            History = history,
            WorkspaceName = asked.WorkspaceName,
            ResourceGroupName = asked.ResourceGroupName,
            ResourceId = cluster.Text("id"),
        };
    }

    /// <summary>A node of a cluster.</summary>
    internal static Node MapNode(JsonElement said, ResourcePath cluster)
    {
        var node = NodeMapper.Map(said.Text("nodeId") ?? "", cluster);
        var job = ResourcePath.TryParse(said.Text("jobId"));
        (node.State, node.JobName, node.ExperimentName) = (said.Text("state"), job?.Name, job?.ExperimentName);
        if (said.Member("error") is { ValueKind: JsonValueKind.Object } error) node.Error = MapFault(error);
        return node;
    }

    /// <summary>The changes of state in a history.</summary>
    internal static IList<StateChange> MapHistory(JsonElement history) => history.Items("transitions")
        .Select(change => new StateChange { Time = change.Time("time"), State = change.Text("state") ?? "", Cause = change.Text("cause") })
        .ToList();

    private static JobLog MapLog(JsonElement log) => new()
    {
        Name = log.Text("name") ?? "",
        Length = log.Member("length") is { ValueKind: JsonValueKind.Number } length ? length.GetInt64() : 0,
        LastModified = log.Time("lastModified"),
        Line = log.Texts("lines"),
    };

    private static List<ServiceFault> Faults(JsonElement element, string name) => element.Items(name).Select(MapFault).ToList();

    private static ServiceFault MapFault(JsonElement error) => new()
    {
        Code = error.Text("code"),
        Message = error.Text("message"),
        Detail = error.Items("details").GroupBy(detail => detail.Text("name") ?? "").ToDictionary(same => same.Key, same => string.Join("\n", same.Select(detail => detail.Text("value")))),
    };

    private static NodeStateCount? Counts(JsonElement counts) => counts.ValueKind != JsonValueKind.Object ? null : new NodeStateCount
    {
        Idle = counts.Number("idleNodeCount") ?? 0,
        Running = counts.Number("runningNodeCount") ?? 0,
        Preparing = counts.Number("preparingNodeCount") ?? 0,
        Unusable = counts.Number("unusableNodeCount") ?? 0,
        Leaving = counts.Number("leavingNodeCount") ?? 0,
    };
}
