using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Clusters.</summary>
internal sealed class ClusterEndpoints(ControlPlane control, ArmLinks links)
{
    internal void Map(ArmRoutes routes)
    {
        routes.Get(BatchAiPaths.Clusters, request => links.Page(request, control.Clusters.List(request.Workspace, request.Page)));
        routes.Get(BatchAiPaths.Cluster, request => ArmAnswer.Ok(control.Clusters.Get(request.Cluster)));
        routes.Put(BatchAiPaths.Cluster, PutAsync);
        routes.Patch(BatchAiPaths.Cluster, UpdateAsync);
        routes.Delete(BatchAiPaths.Cluster, async request => links.Deleted(request, await control.Clusters.DeleteAsync(request.Cluster)));
        routes.PostedList(BatchAiPaths.Cluster + "/listRemoteLoginInformation", request => links.Page(request, control.Clusters.RemoteLogins(request.Cluster)));
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = request.Cluster;
        var result = await control.Clusters.PutAsync(id, await BodyReader.ReadWireAsync<ClusterCreateParameters>(request));
        foreach (var words in result.Warnings) request.Warn(words);
        foreach (var words in await control.Clusters.AdviseAsync(result.Resource)) request.Warn(words);
        return links.Put(request, result);
    }

    private async Task<ArmAnswer> UpdateAsync(ArmRequest request)
    {
        var id = request.Cluster;
        return ArmAnswer.Ok(await control.Clusters.UpdateAsync(id, await BodyReader.ReadWireAsync<ClusterUpdateParameters>(request)));
    }
}
