using System.Text.Json.Nodes;

namespace BatchAi.Core.Tests.Wire;

/// <summary>Compares JSON by meaning: the order of members does not matter, and a null member equals an absent one.</summary>
internal static class JsonShape
{
    public static void AssertEqual(JsonNode? expected, JsonNode? actual) =>
        Assert.Equal(Normalize(expected)?.ToJsonString(), Normalize(actual)?.ToJsonString());

    private static JsonNode? Normalize(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Normalize(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Normalize)]),
        _ => node?.DeepClone(),
    };
}
