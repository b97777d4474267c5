using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>What answers about all kinds of resources have in common before workspaces.</summary>
internal static class EarlierAnswer
{
    /// <summary>A resource with flat id, location and tags; its properties are as today's version tells them, without secrets.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="type">The last word of its type.</param>
    internal static JsonObject Begin<T>(EarlierResource<T> resource, string type)
    {
        var today = JsonNode.Parse(WireJson.SerializeAnswer(resource.Resource))!.AsObject();
        var answer = new JsonObject
        {
            ["id"] = FlatId.ToFlat((string)today["id"]!),
            ["name"] = today["name"]!.DeepClone(),
            ["type"] = $"Microsoft.BatchAI/{type}",
            ["location"] = resource.Content?.Location ?? resource.Location,
        };
        if (resource.Content?.Tags is { } tags) answer["tags"] = new JsonObject(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        answer["properties"] = today["properties"]!.DeepClone();
        return answer;
    }

    /// <summary>Leaves out what a version does not have.</summary>
    internal static void Remove(JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) (node as JsonObject)?.Remove(name);
    }

    /// <summary>Puts a flat id into a reference.</summary>
    internal static void Flatten(JsonNode? reference)
    {
        if (reference?["id"] is { } id) reference["id"] = FlatId.ToFlat((string)id!);
    }

    /// <summary>Puts flat ids into the file servers of mounts.</summary>
    internal static void FlattenServers(JsonNode? volumes)
    {
        foreach (var server in volumes?["fileServers"]?.AsArray() ?? []) Flatten(server!["fileServer"]);
    }
}
