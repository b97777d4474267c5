using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>File servers.</summary>
internal sealed class FileServerEndpoints(ControlPlane control, ArmLinks links)
{
    internal void Map(ArmRoutes routes)
    {
        routes.Get(BatchAiPaths.FileServers, request => links.Page(request, control.FileServers.List(request.Workspace, request.Page)));
        routes.Get(BatchAiPaths.FileServer, request => ArmAnswer.Ok(control.FileServers.Get(request.FileServer)));
        routes.Put(BatchAiPaths.FileServer, PutAsync);
        routes.Delete(BatchAiPaths.FileServer, async request => links.Deleted(request, await control.FileServers.DeleteAsync(request.FileServer)));
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = request.FileServer;
        return links.Put(request, await control.FileServers.PutAsync(id, await BodyReader.ReadWireAsync<FileServerCreateParameters>(request)));
    }
}
