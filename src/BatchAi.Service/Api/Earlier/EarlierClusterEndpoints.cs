using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Clusters right below a resource group.</summary>
internal sealed class EarlierClusterEndpoints(ControlPlane control, ArmLinks links)
{
    private readonly EarlierViews<Cluster> _views = new(ResourceKind.Cluster, control, links, EarlierClusterAnswer.Translate);

    internal void Map(EarlierRoutes routes)
    {
        routes.Get(EarlierPaths.ClustersOfSubscription, _views.List);
        routes.Get(EarlierPaths.Clusters, _views.List);
        routes.Get(EarlierPaths.Cluster, call => _views.Get(call, call.Request.Cluster));
        routes.Put(EarlierPaths.Cluster, PutAsync);
        routes.Patch(EarlierPaths.Cluster, UpdateAsync);
        routes.Delete(EarlierPaths.Cluster, async call => links.Deleted(call.Request, await control.Clusters.DeleteAsync(call.Request.Cluster)));
        routes.PostedList(EarlierPaths.Cluster + "/listRemoteLoginInformation", call => links.Page(call.Request, control.Clusters.RemoteLogins(call.Request.Cluster)));
    }

    private async Task<ArmAnswer> PutAsync(EarlierCall call)
    {
        var (request, id) = (call.Request, call.Request.Cluster);
        var (parameters, content) = await BodyReader.ReadEarlierAsync<ClusterCreateParameters>(request, call.Generation);
        await call.EnsureHomeAsync(control, content);
        var result = await control.Clusters.PutAsync(id, parameters, content);
        foreach (var words in result.Warnings) request.Warn(words);
        foreach (var words in await control.Clusters.AdviseAsync(result.Resource)) request.Warn(words);
        return _views.Put(call, id, result);
    }

    private async Task<ArmAnswer> UpdateAsync(EarlierCall call)
    {
        var id = call.Request.Cluster;
        var (parameters, content) = await BodyReader.ReadEarlierAsync<ClusterUpdateParameters>(call.Request, call.Generation);
        await control.Clusters.UpdateAsync(id, parameters);
        await control.Earlier.RetagAsync(id, content);
        return _views.Get(call, id);
    }
}
