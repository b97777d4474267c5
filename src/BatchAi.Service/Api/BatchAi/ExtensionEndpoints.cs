using System.Reflection;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Operations that Batch AI never had; <c>docs/extensions.md</c> lists them.</summary>
internal sealed class ExtensionEndpoints(ApiServices services)
{
    internal const string Root = "/batchai/v1";

    internal void Map(ArmRoutes routes)
    {
        routes.Get(Root + "/service", _ => Describe());
        routes.Get(Root + "/capabilities", DescribeCapabilitiesAsync);
        routes.Get(Root + BatchAiPaths.Job + "/history", request => History(request.Job, "Job"));
        routes.Get(Root + BatchAiPaths.Job + "/metrics", new JobMetricEndpoint(services.Control).ReadAsync);
        routes.Get(Root + BatchAiPaths.Cluster + "/history", request => History(request.Cluster, "Cluster"));
        routes.Post(Root + BatchAiPaths.Jobs + "/validate", ValidateAsync);
        routes.Get(Root + BatchAiPaths.Job + "/diagnostic", async request => ArmAnswer.Of(await services.Control.Diagnoser.DiagnoseJobAsync(request.Job), ExtensionJson.Default.JobDiagnosis));
        routes.Get(Root + BatchAiPaths.Cluster + "/diagnostic", async request => ArmAnswer.Of(await services.Control.Diagnoser.DiagnoseClusterAsync(request.Cluster), ExtensionJson.Default.ClusterDiagnosis));
        routes.Get(Root + BatchAiPaths.Cluster + "/nodes", request => ArmAnswer.Of(new ClusterNodes(services.Control.Diagnoser.Nodes(request.Cluster)), ExtensionJson.Default.ClusterNodes));
        routes.Post(Root + BatchAiPaths.Cluster + "/repair", RepairAsync);
        routes.Post(Root + BatchAiPaths.Cluster + "/preempt", PreemptAsync);
    }

    private ArmAnswer Describe() => ArmAnswer.Of(
        new ServiceEndpoints
        {
            Version = typeof(ExtensionEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            ApiVersions = ApiVersions.BatchAi.Supported,
            ManagementEndpoint = services.Identity.ManagementEndpoint.ToString(),
            BlobEndpoint = services.Identity.BlobEndpoint.ToString(),
            FileEndpoint = services.Identity.FileEndpoint.ToString(),
        },
        ExtensionJson.Default.ServiceEndpoints);

    private async Task<ArmAnswer> DescribeCapabilitiesAsync(ArmRequest request) => ArmAnswer.Of(
        new ServiceCapabilities(await services.Control.Jobs.HasContainersAsync()),
        ExtensionJson.Default.ServiceCapabilities);

    private async Task<ArmAnswer> ValidateAsync(ArmRequest request)
    {
        var experiment = request.Experiment;
        var faults = await services.Control.Validation.ValidateAsync(experiment, await BodyReader.ReadJsonAsync(request.Http));
        return ArmAnswer.Of(new JobFaults(faults), ExtensionJson.Default.JobFaults);
    }

    private async Task<ArmAnswer> PreemptAsync(ArmRequest request)
    {
        var id = request.Cluster;
        var asked = await BodyReader.ReadAsync(request, ExtensionJson.Default.NodeList);
        var gone = await services.Control.Preemption.PreemptAsync(id, asked.NodeCount, asked.NodeIds);
        return ArmAnswer.Of(new NodeList { NodeIds = gone }, ExtensionJson.Default.NodeList);
    }

    private async Task<ArmAnswer> RepairAsync(ArmRequest request)
    {
        var id = request.Cluster;
        var asked = request.Http.Request.ContentLength is null or 0 ? new NodeList() : await BodyReader.ReadAsync(request, ExtensionJson.Default.NodeList);
        return ArmAnswer.Of(new NodeList { NodeIds = await services.Control.Diagnoser.RepairAsync(id, asked.NodeIds) }, ExtensionJson.Default.NodeList);
    }

    private ArmAnswer History(ArmId id, string kind) => services.State.Read(reader =>
    {
        var row = reader.Find(id) ?? throw new ControlException(404, kind + "NotFound", $"The specified {kind.ToLowerInvariant()} {id.Name} is not found", id.Name);
        var history = new ResourceHistory
        {
            Id = row.Id.Text,
            Transitions = [.. reader.History(row.Uuid).Select(change => new ResourceTransition(WireTime.Format(change.Time), change.State, change.Cause))],
            Attempts = row.Kind == ResourceKind.Job ? [.. reader.Attempts(row.Uuid).Select(Describe)] : null,
        };
        return ArmAnswer.Of(history, ExtensionJson.Default.ResourceHistory);
    });

    private static JobAttempt Describe(AttemptRow attempt) => new(
        attempt.Id,
        WireTime.Format(attempt.Start),
        attempt.End is { } end ? WireTime.Format(end) : null,
        attempt.Nodes.Split(',', StringSplitOptions.RemoveEmptyEntries));
}
