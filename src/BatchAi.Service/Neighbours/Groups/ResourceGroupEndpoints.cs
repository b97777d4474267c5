using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Neighbours.Groups;

/// <summary>Resource groups.</summary>
internal sealed class ResourceGroupEndpoints(StateStore state, ResourceGroups groups, ArmLinks links)
{
    private const string Groups = "/subscriptions/{subscription}/resourceGroups";
    private const string Group = Groups + "/{group}";

    internal void Map(ArmRoutes routes)
    {
        routes.Get(Groups, List);
        routes.Get(Group, request => Answer(groups.Get(request.Group)));
        routes.Head(Group, request => groups.Exists(request.Group) ? ArmAnswer.NoContent : new ArmAnswer(404));
        routes.Put(Group, PutAsync);
        routes.Patch(Group, UpdateAsync);
        routes.Delete(Group, DeleteAsync);
        routes.Get("/subscriptions/{subscription}/operationresults/{operation}", AnswerOperation);
    }

    private ArmAnswer List(ArmRequest request)
    {
        var page = groups.List(request.Subscription, new PageRequest(request.Integer("$top", 1, 1000, 1000), PageMark.Sequence(request.Query("$skiptoken"))));
        return ArmAnswer.Of(new ResourceList<ResourceGroup> { Value = page.Items, NextLink = links.Next(request, page.Next) }, NeighbourJson.Default.ResourceListResourceGroup);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = request.Group;
        var (group, isNew) = await groups.PutAsync(id, await BodyReader.ReadAsync(request, NeighbourJson.Default.ResourceGroupParameters));
        return Answer(group, isNew ? 201 : 200);
    }

    private async Task<ArmAnswer> UpdateAsync(ArmRequest request)
    {
        var id = request.Group;
        return Answer(await groups.UpdateAsync(id, await BodyReader.ReadAsync(request, NeighbourJson.Default.ResourceGroupParameters)));
    }

    private async Task<ArmAnswer> DeleteAsync(ArmRequest request) => Accepted(request, await groups.DeleteAsync(request.Group));

    private ArmAnswer AnswerOperation(ArmRequest request)
    {
        var id = request.Route("operation")!;
        var operation = state.Read(reader => reader.FindOperation(id));
        if (operation is null || !operation.Subscription.Equals(request.Subscription, StringComparison.OrdinalIgnoreCase))
        {
            throw new ControlException(404, "OperationNotFound", $"The operation {id} is not found; it ended long ago, or never was.", id);
        }

        if (operation.ErrorCode is { } code) throw new ControlException(409, code, operation.ErrorMessage ?? "The operation failed.");
        return operation.End is null ? Accepted(request, new(id, "")) : ArmAnswer.Empty;
    }

    private ArmAnswer Accepted(ArmRequest request, Accepted operation)
    {
        var version = Uri.EscapeDataString(request.Query("api-version")!);
        return new(202)
        {
            Headers = new Dictionary<string, string>
            {
                ["Location"] = links.Absolute($"/subscriptions/{request.Subscription}/operationresults/{operation.OperationId}?api-version={version}"),
                ["Retry-After"] = ArmLinks.RetryAfter,
            },
        };
    }

    private static ArmAnswer Answer(ResourceGroup group, int status = 200) => ArmAnswer.Of(group, NeighbourJson.Default.ResourceGroup, status);
}
