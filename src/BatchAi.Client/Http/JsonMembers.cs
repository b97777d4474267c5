using System.Text.Json;

namespace BatchAi.Client.Http;

/// <summary>Reads members of JSON that may not be there.</summary>
internal static class JsonMembers
{
    /// <summary>The member; an element of no kind when it is missing.</summary>
    internal static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The member's text; null when it is missing or no text.</summary>
    internal static string? Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The member's number; null when it is missing or none.</summary>
    internal static int? Number(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    /// <summary>The member's time; null when it is missing or none.</summary>
    internal static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : null;

    /// <summary>The items of the member; none when it is missing or no list.</summary>
    internal static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The texts of the member; none when it is missing or no list.</summary>
    internal static IList<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList();

    /// <summary>A page of a list.</summary>
    internal static Page<T> ReadPage<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        using var list = JsonDocument.Parse(json);
        return new(list.RootElement.GetProperty("value").EnumerateArray().Select(read).ToList(), list.RootElement.Text("nextLink"));
    }

    /// <summary>One thing.</summary>
    internal static T ReadOne<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json);
        return read(document.RootElement);
    }
}
