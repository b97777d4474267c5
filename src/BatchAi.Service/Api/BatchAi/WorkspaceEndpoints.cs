using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Workspaces.</summary>
internal sealed class WorkspaceEndpoints(ControlPlane control, ArmLinks links)
{
    internal void Map(ArmRoutes routes)
    {
        routes.Get(BatchAiPaths.Subscription + "/workspaces", request => List(request, null));
        routes.Get(BatchAiPaths.Workspaces, request => List(request, request.Group.ResourceGroup));
        routes.Get(BatchAiPaths.Workspace, request => ArmAnswer.Ok(control.Workspaces.Get(request.Workspace)));
        routes.Put(BatchAiPaths.Workspace, PutAsync);
        routes.Patch(BatchAiPaths.Workspace, UpdateAsync);
        routes.Delete(BatchAiPaths.Workspace, async request => links.Deleted(request, await control.Workspaces.DeleteAsync(request.Workspace)));
    }

    private ArmAnswer List(ArmRequest request, string? group) => links.Page(request, control.Workspaces.List(request.Subscription, group, request.Page));

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = request.Workspace;
        var parameters = await BodyReader.ReadWireAsync<WorkspaceCreateParameters>(request);
        parameters.Location = ArmNames.NormalLocation(parameters.Location);
        return ArmAnswer.Ok(await control.Workspaces.PutAsync(id, parameters));
    }

    private async Task<ArmAnswer> UpdateAsync(ArmRequest request)
    {
        var id = request.Workspace;
        return ArmAnswer.Ok(await control.Workspaces.UpdateAsync(id, await BodyReader.ReadWireAsync<WorkspaceUpdateParameters>(request)));
    }
}
