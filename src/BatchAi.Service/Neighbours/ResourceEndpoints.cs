using System.Text.Json;
using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Neighbours;

/// <summary>Resources of all providers in one list, in the order of their ids.</summary>
internal sealed class ResourceEndpoints(StateStore state, ArmLinks links)
{
    internal void Map(ArmRoutes routes)
    {
        routes.Get("/subscriptions/{subscription}/resources", request => List(request, $"/subscriptions/{request.Subscription}/"));
        routes.Get("/subscriptions/{subscription}/resourceGroups/{group}/resources", request => List(request, request.Group.Text + "/"));
    }

    private ArmAnswer List(ArmRequest request, string prefix)
    {
        var type = TypeOf(request.Query("$filter"));
        var most = request.Integer("$top", 1, 1000, 1000);
        var after = PageMark.Name(request.Query("$skiptoken"));
        var found = state.Read(reader => Find(reader, prefix))
            .Where(resource => type is null || type.Equals(resource.Type, StringComparison.OrdinalIgnoreCase))
            .OrderBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase)
            .Where(resource => after is null || string.Compare(resource.Id, after, StringComparison.OrdinalIgnoreCase) > 0)
            .Take(most + 1)
            .ToList();
        var next = found.Count > most ? links.Next(request, PageMark.Of(found[most - 1].Id!)) : null;
        return ArmAnswer.Of(new ResourceList<AnyResource> { Value = [.. found.Take(most)], NextLink = next }, NeighbourJson.Default.ResourceListAnyResource);
    }

    private static IEnumerable<AnyResource> Find(StateReader reader, string prefix) =>
        reader.ListBelow(ResourceKind.Workspace, prefix).Select(OfWorkspace).Concat(reader.ListBelow(ResourceKind.StorageAccount, prefix).Select(OfAccount));

    private static AnyResource OfWorkspace(ResourceRow row)
    {
        var workspace = WireJson.Deserialize<Workspace>(row.Body.AsSpan())!;
        return new() { Id = workspace.Id, Name = workspace.Name, Type = workspace.Type, Location = workspace.Location, Tags = workspace.Tags?.ToDictionary() };
    }

    private static AnyResource OfAccount(ResourceRow row)
    {
        var account = JsonSerializer.Deserialize(row.Body, NeighbourJson.Default.StoredAccount)!;
        return new() { Id = row.Id.Text, Name = account.Name, Type = "Microsoft.Storage/storageAccounts", Location = account.Location, Tags = account.Tags };
    }

    // Of the language of filters only what tools for storage and Batch AI use.
    private static string? TypeOf(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter)) return null;
        return filter.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var member, var verb, ['\'', .. var type, '\'']]
            && member.Equals("resourceType", StringComparison.OrdinalIgnoreCase)
            && verb.Equals("eq", StringComparison.OrdinalIgnoreCase)
            ? type
            : throw new ControlException(400, "InvalidFilterInQueryString", "Only filters like \"resourceType eq 'Microsoft.BatchAI/workspaces'\" are served.", "$filter");
    }
}
