using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>The API's published description, where it lies next to the repository.</summary>
internal sealed partial class PublishedDescription
{
    // It was sent all the same, and clients have learned to expect it.
    private static readonly string[] Unpublished = ["experimentName"];
    private readonly JsonNode _root;

    private PublishedDescription(JsonNode root) => _root = root;

    internal IReadOnlyList<(string Method, string Path)> Operations =>
        [.. Paths.SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key.ToUpperInvariant(), path.Key)))];

    private JsonObject Paths => _root["paths"]!.AsObject();

    /// <summary>Reads it; null when it is not there.</summary>
    internal static PublishedDescription? TryRead()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "shared", "spec", "swagger", "stable", "2018-05-01", "BatchAI.json");
            if (File.Exists(candidate)) return new PublishedDescription(JsonNode.Parse(File.ReadAllText(candidate))!);
        }

        return null;
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

    private static bool IsText(string text, JsonNode schema)
    {
        if (schema["enum"] is { } values && !values.AsArray().Any(value => (string?)value == text)) return false;
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
