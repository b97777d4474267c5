using System.Text;
using System.Text.Json;

namespace BatchAi.Core.JobFiles;

/// <summary>Says what is wrong where a text stops being JSON, and what was expected there.</summary>
/// <param name="text">The whole text.</param>
/// <param name="consumed">How much of it was understood.</param>
/// <param name="last">The last thing that was understood.</param>
/// <param name="container">What the place is inside of; none at the root.</param>
internal sealed class JsonSyntax(byte[] text, int consumed, JsonTokenType last, ConfigNodeKind? container)
{
    /// <summary>Where the reader stumbled.</summary>
    public static int OffsetOf(byte[] text, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            var end = Array.IndexOf(text, (byte)'\n', start);
            if (end < 0) break;
            start = end + 1;
        }

        return (int)Math.Min(text.Length, start + (exception.BytePositionInLine ?? 0));
    }

    public string Describe(int offset)
    {
        if (text.All(IsSpace)) return "The file is empty; begin it with { and end it with }.";
        var hint = offset < text.Length && text[offset] == '\'' && !IsInsideString(offset) ? " Names and texts stand in double quotes." : "";
        return $"This is not JSON: found {Found(offset)} where {Expected(offset)} was expected.{hint}";
    }

    public string Expected(int offset)
    {
        if (IsInsideString(offset)) return ExpectedInString(offset);
        var before = LastLetterBefore(offset);
        if (last == JsonTokenType.None) return "a JSON object";
        if (container is null) return "the end of the file";
        if (last == JsonTokenType.PropertyName) return before == ':' ? "a value" : "':'";
        if (container == ConfigNodeKind.Object) return before is ',' or '{' ? "a name in double quotes or '}'" : "',' or '}'";
        return before is ',' or '[' ? "a value or ']'" : "',' or ']'";
    }

    private string ExpectedInString(int offset)
    {
        if (offset >= text.Length) return "the closing double quote of a text";
        return text[offset] < ' ' ? "the closing double quote of the text, or an escape such as \\n for a line break" : "an escape that JSON knows, such as \\\\ for a backslash";
    }

    // The reader had begun a text: what it did not consume starts with its quote.
    private bool IsInsideString(int offset)
    {
        var start = consumed;
        while (start < text.Length && (IsSpace(text[start]) || text[start] is (byte)',' or (byte)':')) start++;
        return start < offset && start < text.Length && text[start] == '"';
    }

    private char? LastLetterBefore(int offset)
    {
        var place = offset - 1;
        while (place >= 0 && IsSpace(text[place])) place--;
        return place < 0 ? null : (char)text[place];
    }

    private string Found(int offset)
    {
        if (offset >= text.Length) return "the end of the file";
        if (text[offset] is (byte)'\n' or (byte)'\r') return "the end of the line";
        var length = 1;
        while (offset + length < text.Length && (text[offset + length] & 0xC0) == 0x80) length++;
        return FaultWords.Quote(Encoding.UTF8.GetString(text, offset, length));
    }

    private static bool IsSpace(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
}
