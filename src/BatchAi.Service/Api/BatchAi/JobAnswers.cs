using System.Text.Json.Nodes;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Jobs as they are answered to clients that know of extensions.</summary>
internal sealed class JobAnswers(ControlPlane control)
{
    /// <summary>A job with what the old API has no place for: it stands in one object that its clients never ask for.</summary>
    internal JsonNode Extend(Job job)
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
        if (known.Group is { } group) extensions["group"] = group;
        if (known.GroupLimit is { } limit) extensions["groupLimit"] = limit;
        if (known.WaitReason is { } reason) extensions["waitReason"] = reason;
        if (known.QueuePosition is { } position) extensions["queuePosition"] = position;
        return extensions;
    }
}
