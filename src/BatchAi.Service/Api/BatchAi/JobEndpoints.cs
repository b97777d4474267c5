using System.Text.Json.Nodes;
using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Jobs.</summary>
internal sealed class JobEndpoints(ControlPlane control, ArmLinks links)
{
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
        var page = control.Jobs.List(request.Experiment, request.Page);
        if (!request.WantsExtensions) return links.Page(request, page);
        var list = new JsonObject { ["value"] = new JsonArray([.. page.Items.Select(Extend)]) };
        if (links.Next(request, page.Next) is { } next) list["nextLink"] = next;
        return ArmAnswer.Of(list);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = request.Job;
        var result = await control.Jobs.PutAsync(id, await BodyReader.ReadWireAsync<JobCreateParameters>(request));
        foreach (var words in result.Warnings) request.Warn(words);
        foreach (var words in await control.Validation.AdviseAsync(id)) request.Warn(words);
        return result.Operation is null ? Answer(request, result.Resource) : links.Put(request, result);
    }

    private ArmAnswer Answer(ArmRequest request, Job job) => request.WantsExtensions ? ArmAnswer.Of(Extend(job)) : ArmAnswer.Ok(job);

    // What the old API has no place for stands in one object that its clients never ask for.
    private JsonNode Extend(Job job)
    {
        var node = JsonNode.Parse(WireJson.SerializeAnswer(job))!;
        try
        {
            node["properties"]!["batchAi"] = Describe(control.Jobs.Extensions(ArmId.TryParse(job.Id)!));
        }
        catch (ControlException error) when (error.Status == 404)
        {
            // It was deleted after it was read.
        }

        return node;
    }

    private static JsonObject Describe(JobExtensions known)
    {
        var extensions = new JsonObject { ["attempt"] = known.Attempt, ["requeueCount"] = known.RequeueCount };
        if (known.WaitReason is { } reason) extensions["waitReason"] = reason;
        if (known.QueuePosition is { } position) extensions["queuePosition"] = position;
        return extensions;
    }
}
