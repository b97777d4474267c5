using System.Text.Json.Nodes;
using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Jobs.</summary>
internal sealed class JobEndpoints(ControlPlane control, ArmLinks links)
{
    private readonly JobAnswers _answers = new(control);

    internal void Map(ArmRoutes routes)
    {
        routes.Get(BatchAiPaths.Jobs, List);
        routes.Get(BatchAiPaths.Job, request => Answer(request, control.Jobs.Get(request.Job)));
        routes.Put(BatchAiPaths.Job, PutAsync);
        routes.Delete(BatchAiPaths.Job, async request => links.Deleted(request, await control.Jobs.DeleteAsync(request.Job)));
        routes.Post(BatchAiPaths.Job + "/terminate", async request => links.Terminated(request, await control.Jobs.TerminateAsync(request.Job)));
    }

    private ArmAnswer List(ArmRequest request)
    {
        if (!request.WantsExtensions) return links.Page(request, control.Jobs.List(request.Experiment, request.Page));
        var page = control.Jobs.List(request.Experiment, request.Page, request.Query("group"));
        var list = new JsonObject { ["value"] = new JsonArray([.. page.Items.Select(_answers.Extend)]) };
        if (links.Next(request, page.Next) is { } next) list["nextLink"] = next;
        return ArmAnswer.Of(list);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = request.Job;
        var (parameters, group) = await BodyReader.ReadJobAsync(request);
        var result = await control.Jobs.PutAsync(id, parameters, group: group);
        foreach (var words in result.Warnings) request.Warn(words);
        foreach (var words in await control.Validation.AdviseAsync(id, result.Submitted)) request.Warn(words);
        return result.Operation is null ? Answer(request, result.Resource) : links.Put(request, result);
    }

    private ArmAnswer Answer(ArmRequest request, Job job) => request.WantsExtensions ? ArmAnswer.Of(_answers.Extend(job)) : ArmAnswer.Ok(job);
}
