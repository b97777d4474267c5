using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>The published description of a version of the API, where it lies next to the repository; without it nothing is compared.</summary>
internal sealed class PublishedModel
{
    private readonly JsonNode? _description;

    private PublishedModel(string version) =>
        _description = Find(version) is { } path ? JsonNode.Parse(File.ReadAllText(path)) : null;

    internal static PublishedModel Of(string version) => new(version);

    /// <summary>The path of a version's description; none where it is not.</summary>
    internal static string? Find(string version)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var swagger = Path.Combine(folder, "shared", "spec", "swagger");
            if (Directory.Exists(swagger)) return Directory.EnumerateDirectories(swagger).Select(kind => Path.Combine(kind, version, "BatchAI.json")).FirstOrDefault(File.Exists);
        }

        return null;
    }

    /// <summary>Asserts that a value has what a model requires, nothing that it does not know, and no word that it does not list.</summary>
    internal void AssertIs(string model, JsonNode? value)
    {
        if (_description is null) return;
        var faults = new List<string>();
        Check(_description["definitions"]![model]!, value!, "$", faults);
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{value!.ToJsonString()}");
    }

    private void Check(JsonNode schema, JsonNode value, string path, List<string> faults)
    {
        schema = Resolve(schema);
        if (MembersOf(schema) is { Count: > 0 } members)
        {
            CheckObject(schema, members, value, path, faults);
        }
        else if (schema["items"] is { } item)
        {
            foreach (var (one, i) in value.AsArray().Select((one, i) => (one, i))) Check(item, one!, $"{path}[{i}]", faults);
        }
        else
        {
            CheckScalar(schema, value, path, faults);
        }
    }

    private void CheckObject(JsonNode schema, Dictionary<string, JsonNode> members, JsonNode value, string path, List<string> faults)
    {
        if (value is not JsonObject found)
        {
            faults.Add($"{path} is no object");
            return;
        }

        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).Where(name => found[name] is null)) faults.Add($"{path}.{name} is required");
        foreach (var (name, inner) in found)
        {
            if (members.TryGetValue(name, out var known)) Check(known, inner!, $"{path}.{name}", faults);
            else faults.Add($"{path}.{name} is not known");
        }
    }

    private static void CheckScalar(JsonNode schema, JsonNode value, string path, List<string> faults)
    {
        // The first version's words begin with capital letters on the wire; clients do not mind. Open lists may grow.
        var isOpen = (bool?)schema["x-ms-enum"]?["modelAsString"] == true;
        if (!isOpen && schema["enum"]?.AsArray() is { } words && !words.Any(word => ((string)word!).Equals((string?)value, StringComparison.OrdinalIgnoreCase))) faults.Add($"{path} is '{value}'");
        var expected = (string?)schema["type"] switch
        {
            "string" => [JsonValueKind.String],
            "integer" or "number" => [JsonValueKind.Number],
            "boolean" => [JsonValueKind.True, JsonValueKind.False],
            "object" => [JsonValueKind.Object],
            _ => Array.Empty<JsonValueKind>(),
        };
        if (expected.Length > 0 && !expected.Contains(value.GetValueKind())) faults.Add($"{path} is a {value.GetValueKind()}");
    }

    private Dictionary<string, JsonNode> MembersOf(JsonNode schema)
    {
        var members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var parent in schema["allOf"]?.AsArray() ?? [])
        {
            foreach (var (name, member) in MembersOf(Resolve(parent!))) members[name] = member;
        }

        foreach (var (name, member) in schema["properties"]?.AsObject() ?? []) members[name] = member!;
        return members;
    }

    private JsonNode Resolve(JsonNode schema) => (string?)schema["$ref"] is { } reference ? _description!["definitions"]![reference.Split('/')[^1]]! : schema;
}
