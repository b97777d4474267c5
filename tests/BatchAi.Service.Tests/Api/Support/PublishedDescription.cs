using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>The published description of a version of the API, where it lies next to the repository.</summary>
internal sealed partial class PublishedDescription
{
    private const string Today = "2018-05-01";

    // It was sent all the same, and clients have learned to expect it.
    private static readonly string[] Unpublished = ["experimentName"];
    private readonly JsonNode _root;
    private readonly string _version;

    private PublishedDescription(JsonNode root, string version) => (_root, _version) = (root, version);

    internal IReadOnlyList<(string Method, string Path)> Operations =>
        [.. Paths.SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key.ToUpperInvariant(), path.Key)))];

    private JsonObject Paths => _root["paths"]!.AsObject();

    /// <summary>Reads it; null when it is not there.</summary>
    internal static PublishedDescription? TryRead(string version = Today) =>
        Find(version) is { } folder ? new PublishedDescription(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "BatchAI.json")))!, version) : null;

    /// <summary>The folder of a version's description and examples; null when it is not there.</summary>
    internal static string? Find(string version)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "shared", "spec", "swagger", version.EndsWith("-preview", StringComparison.Ordinal) ? "preview" : "stable", version);
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }

    /// <summary>Asserts that a value is what a version publishes under a name; without its description nothing is compared.</summary>
    internal static void AssertIs(string version, string name, JsonNode? value)
    {
        if (TryRead(version) is not { } description) return;
        var faults = description.Compare(value, description.Definition(name), "$").ToList();
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{value?.ToJsonString()}");
    }

    /// <summary>A path with all its parameters alike.</summary>
    internal static string Plain(string path) => Parameter().Replace(path, "{}");

    /// <summary>What an answer has that it should not, or has not that it should.</summary>
    internal IReadOnlyList<string> FaultsOf(string method, string path, int status, string body)
    {
        var what = $"{method} {path} {status}";
        var responses = Paths[path]![method.ToLowerInvariant()]!["responses"]!;
        var isPublished = responses[$"{status}"] is not null;
        if (!isPublished && status < 400) return [what + " is not published"];
        if ((isPublished ? responses[$"{status}"]!["schema"] : Definition("CloudError")) is not { } schema) return body.Length == 0 ? [] : [what + " has a body"];
        return [.. Compare(JsonNode.Parse(body), schema, what)];
    }

    private IEnumerable<string> Compare(JsonNode? value, JsonNode schema, string place)
    {
        if ((string?)schema["$ref"] is { } reference) return Compare(value, Definition(reference.Split('/')[^1]), place);
        if (schema["properties"] is not null || schema["allOf"] is not null) return CompareMembers(value, schema, place);
        var isGood = (string?)schema["type"] switch
        {
            "array" => value is JsonArray,
            "object" => value is JsonObject,
            "integer" or "number" => value?.GetValueKind() == JsonValueKind.Number,
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            _ => value?.GetValueKind() == JsonValueKind.String && IsText((string)value!, schema),
        };
        if (!isGood) return [$"{place}: {value?.ToJsonString() ?? "null"}"];
        return value is JsonArray items ? items.SelectMany(item => Compare(item, schema["items"]!, place + "[]")) : [];
    }

    private IEnumerable<string> CompareMembers(JsonNode? value, JsonNode schema, string place)
    {
        if (value is not JsonObject members) return [place + " is no object"];
        var (known, required) = MembersOf(schema);
        var missing = required.Where(name => !members.ContainsKey(name)).Select(name => $"{place}.{name} is missing");
        var present = members.Where(member => !Unpublished.Contains(member.Key))
            .SelectMany(member => known.TryGetValue(member.Key, out var type) ? Compare(member.Value, type, $"{place}.{member.Key}") : [$"{place}.{member.Key} is unknown"]);
        return missing.Concat(present);
    }

    private (Dictionary<string, JsonNode> Known, List<string> Required) MembersOf(JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference) schema = Definition(reference.Split('/')[^1]);
        var known = (schema["properties"]?.AsObject() ?? []).ToDictionary(member => member.Key, member => member.Value!);
        var required = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).ToList();
        foreach (var (more, need) in (schema["allOf"]?.AsArray() ?? []).Select(part => MembersOf(part!)))
        {
            foreach (var (name, type) in more) known.TryAdd(name, type);
            required.AddRange(need);
        }

        return (known, required);
    }

    private bool IsText(string text, JsonNode schema)
    {
        // Earlier versions tell of toolkits that came after them. The first one's words begin with capital letters on the wire, which clients do not mind.
        var isOpen = _version != Today && (bool?)schema["x-ms-enum"]?["modelAsString"] == true;
        var comparison = _version == EarlierCalls.Preview ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!isOpen && schema["enum"] is { } values && !values.AsArray().Any(value => text.Equals((string?)value, comparison))) return false;
        return (string?)schema["format"] switch
        {
            "date-time" => Time().IsMatch(text),
            "duration" => Duration().IsMatch(text),
            _ => true,
        };
    }

    private JsonNode Definition(string name) => _root["definitions"]![name]!;

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    // Up to three digits of a second's fraction, and no zero at their end.
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?Z\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"\AP(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Duration();
}
