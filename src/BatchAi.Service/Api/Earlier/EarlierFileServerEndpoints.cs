using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.Earlier;

/// <summary>File servers right below a resource group.</summary>
internal sealed class EarlierFileServerEndpoints(ControlPlane control, ArmLinks links)
{
    private readonly EarlierViews<FileServer> _views = new(ResourceKind.FileServer, control, links, EarlierServerAnswer.Translate);

    internal void Map(EarlierRoutes routes)
    {
        routes.Get(EarlierPaths.FileServersOfSubscription, _views.List);
        routes.Get(EarlierPaths.FileServers, _views.List);
        routes.Get(EarlierPaths.FileServer, call => _views.Get(call, call.Request.FileServer));
        routes.Put(EarlierPaths.FileServer, PutAsync);
        routes.Delete(EarlierPaths.FileServer, async call => links.Deleted(call.Request, await control.FileServers.DeleteAsync(call.Request.FileServer)));
    }

    private async Task<ArmAnswer> PutAsync(EarlierCall call)
    {
        var id = call.Request.FileServer;
        var (parameters, content) = await BodyReader.ReadEarlierAsync<FileServerCreateParameters>(call.Request, call.Generation);
        await call.EnsureHomeAsync(control, content);
        return _views.Put(call, id, await control.FileServers.PutAsync(id, parameters, content));
    }
}
