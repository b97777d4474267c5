using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Answers about resources of one kind, as earlier versions gave them.</summary>
/// <param name="kind">The kind.</param>
/// <param name="control">The rules of all resources.</param>
/// <param name="links">The service's URLs.</param>
/// <param name="translate">Makes an answer of an earlier version out of a resource.</param>
internal sealed class EarlierViews<T>(ResourceKind kind, ControlPlane control, ArmLinks links, Func<EarlierResource<T>, ApiGeneration, JsonObject> translate)
    where T : class
{
    internal ArmAnswer Get(EarlierCall call, ArmId id) => ArmAnswer.Of(translate(control.Earlier.Get<T>(kind, id), call.Generation));

    /// <summary>The resources of the group in the path, or of the whole subscription.</summary>
    internal ArmAnswer List(EarlierCall call)
    {
        var request = call.Request;
        call.WarnOfListOptions();
        var group = request.Route("group") is null ? null : request.Group.ResourceGroup;
        var page = control.Earlier.List<T>(kind, request.Subscription, group, request.Page);
        return Page(page.Items.Select(item => translate(item, call.Generation)), links.Next(request, page.Next));
    }

    internal static ArmAnswer Page(IEnumerable<JsonObject> items, string? next)
    {
        var list = new JsonObject { ["value"] = new JsonArray([.. items]) };
        if (next is not null) list["nextLink"] = next;
        return ArmAnswer.Of(list);
    }

    /// <summary>The answer to a PUT: what goes on, or the resource when everything was so already.</summary>
    internal ArmAnswer Put(EarlierCall call, ArmId id, PutResult<T> result) =>
        result.Operation is { } operation ? links.Accepted(call.Request, operation) : Get(call, id);
}
