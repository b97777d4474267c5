using System.Text.Json;
using BatchAi.Client.Http;
using Wire = BatchAi.Core.Wire;

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
            ClusterNodeStateCount = ClusterMapper.MapCounts(Read<Wire.NodeStateCounts>(cluster.Member("nodeStates"))),
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
            NodeStateCount = ClusterMapper.MapCounts(Read<Wire.NodeStateCounts>(cluster.Member("nodeStates"))),
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
        if (Read<Wire.BatchAIError>(said.Member("error")) is { } error) node.Error = CommonMapper.Faults([error])![0];
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

    private static IList<ServiceFault> Faults(JsonElement element, string name) => CommonMapper.Faults(Read<List<Wire.BatchAIError>>(element.Member(name))) ?? [];

    // The parts that the API has as well have its shape.
    private static T? Read<T>(JsonElement element)
        where T : class => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Wire.WireJson.Deserialize<T>(element.GetRawText()) : null;
}
