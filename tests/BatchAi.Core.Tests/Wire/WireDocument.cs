using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Wire;

/// <summary>Reads and writes a document through the model that its name stands for.</summary>
internal static class WireDocument
{
    private static readonly Dictionary<string, Func<string, byte[]>> Answers = new(StringComparer.Ordinal)
    {
        ["Workspace"] = Answer<Workspace>,
        ["Experiment"] = Answer<Experiment>,
        ["Cluster"] = Answer<Cluster>,
        ["FileServer"] = Answer<FileServer>,
        ["Job"] = Answer<Job>,
        ["ListWorkspace"] = Answer<ListResult<Workspace>>,
        ["ListWorkspaceByResourceGroup"] = Answer<ListResult<Workspace>>,
        ["ListExperimentByWorkspace"] = Answer<ListResult<Experiment>>,
        ["ListClusterByWorkspace"] = Answer<ListResult<Cluster>>,
        ["ListFileServerByWorkspace"] = Answer<ListResult<FileServer>>,
        ["ListJobByExperiment"] = Answer<ListResult<Job>>,
        ["ListOutputFiles"] = Answer<ListResult<OutputFile>>,
        ["ClusterListRemoteLoginInfo"] = Answer<ListResult<RemoteLoginInformation>>,
        ["JobListRemoteLoginInfo"] = Answer<ListResult<RemoteLoginInformation>>,
        ["ListUsages"] = Answer<ListResult<Usage>>,
        ["ListOperation"] = Answer<ListResult<Operation>>,
        ["Error"] = Answer<CloudError>,
    };

    private static readonly Dictionary<string, Func<string, byte[]>> Requests = new(StringComparer.Ordinal)
    {
        ["PutWorkspace"] = Request<WorkspaceCreateParameters>,
        ["PatchWorkspace"] = Request<WorkspaceUpdateParameters>,
        ["PutCluster"] = Request<ClusterCreateParameters>,
        ["PatchCluster"] = Request<ClusterUpdateParameters>,
        ["PutFileServer"] = Request<FileServerCreateParameters>,
        ["PutJob"] = Request<JobCreateParameters>,
    };

    /// <summary>What the model of an answer makes of it, e.g. of <c>GetJob</c>.</summary>
    public static JsonNode? ReadAndWriteAnswer(string name, JsonNode answer)
    {
        var model = name;
        foreach (var verb in (string[])["Get", "Put", "Patch"])
        {
            if (name.StartsWith(verb, StringComparison.Ordinal)) model = name[verb.Length..];
        }

        return JsonNode.Parse(Answers[model](answer.ToJsonString()));
    }

    /// <summary>What the model of a request makes of it; the request of an experiment has no model, as it says nothing.</summary>
    public static JsonNode? ReadAndWriteRequest(string name, JsonNode request) =>
        name == "PutExperiment" ? request : JsonNode.Parse(Requests[name](request.ToJsonString()));

    private static byte[] Answer<T>(string json)
        where T : class => WireJson.SerializeAnswer(WireJson.Deserialize<T>(json) ?? throw new JsonException());

    private static byte[] Request<T>(string json)
        where T : class => WireJson.SerializeRequest(WireJson.Deserialize<T>(json) ?? throw new JsonException());
}
