using System.Text.Json.Nodes;
using BatchAi.Core.Wire;
using BatchAi.Service.Api.BatchAi;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Jobs right below a resource group.</summary>
internal sealed class EarlierJobEndpoints(ControlPlane control, JobFileEndpoints files, ArmLinks links)
{
    private readonly EarlierViews<Job> _views = new(ResourceKind.Job, control, links, EarlierJobAnswer.Translate);

    internal void Map(EarlierRoutes routes)
    {
        routes.Get(EarlierPaths.JobsOfSubscription, _views.List);
        routes.Get(EarlierPaths.Jobs, _views.List);
        routes.Get(EarlierPaths.Job, call => _views.Get(call, call.Request.Job));
        routes.Put(EarlierPaths.Job, PutAsync);
        routes.Delete(EarlierPaths.Job, async call => links.Deleted(call.Request, await control.Jobs.DeleteAsync(call.Request.Job)));
        routes.Post(EarlierPaths.Job + "/terminate", async call => links.Terminated(call.Request, await control.Jobs.TerminateAsync(call.Request.Job)));
        routes.PostedList(EarlierPaths.Job + "/listOutputFiles", ListFiles);
        routes.PostedList(EarlierPaths.Job + "/listRemoteLoginInformation", call => links.Page(call.Request, control.Jobs.RemoteLogins(call.Request.Job)));
    }

    private async Task<ArmAnswer> PutAsync(EarlierCall call)
    {
        var (request, id) = (call.Request, call.Request.Job);
        var (parameters, content) = await BodyReader.ReadEarlierAsync<JobCreateParameters>(request, call.Generation);
        await call.EnsureHomeAsync(control, content);
        var result = await control.Jobs.PutAsync(id, parameters, content);
        foreach (var words in result.Warnings) request.Warn(words);
        foreach (var words in await control.Validation.AdviseAsync(id, result.Submitted)) request.Warn(words);
        return _views.Put(call, id, result);
    }

    private ArmAnswer ListFiles(EarlierCall call)
    {
        var page = files.List(call.Request);
        return EarlierViews<Job>.Page(page.Value!.Select(file => EarlierFileAnswer.Translate(file, call.Generation)).OfType<JsonObject>(), page.NextLink);
    }
}
