using System.Text;
using System.Text.Json;

namespace BatchAi.Core.JobFiles;

/// <summary>Says what is wrong where a text stops being JSON, and what was expected there.</summary>
/// <param name="text">The whole text.</param>
/// <param name="consumed">Where the last thing that was understood ends.</param>
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
        return $"This is not JSON: expected {Expected(offset)}, but found {Found(offset)}.{hint}";
    }

    public string Expected(int offset)
    {
        var begun = Start < offset ? (char)text[Start] : ' ';
        if (IsInsideString(offset)) return ExpectedInString(offset);
        if (last == JsonTokenType.None) return "a JSON object";
        if (container is null) return "the end of the file";
        var isObject = container == ConfigNodeKind.Object;
        var next = isObject ? "',' or '}'" : "',' or ']'";
        if (isObject && last != JsonTokenType.PropertyName)
        {
            if (begun == '"') return "':'";
            return last == JsonTokenType.StartObject || IsAfterComma ? "a name in double quotes or '}'" : next;
        }

        // A number has no end of its own: it ends where something else begins.
        if (begun is '-' or (>= '0' and <= '9')) return next;
        if (isObject) return "a value";
        return last == JsonTokenType.StartArray || IsAfterComma ? "a value or ']'" : next;
    }

    // Where that begins which was not understood.
    private int Start
    {
        get
        {
            var start = consumed;
            while (start < text.Length && (IsSpace(text[start]) || text[start] is (byte)',' or (byte)':')) start++;
            return start;
        }
    }

    private bool IsAfterComma => Array.IndexOf(text, (byte)',', consumed, Start - consumed) >= 0;

    private string ExpectedInString(int offset)
    {
        if (offset >= text.Length) return "the closing double quote of a text";
        return text[offset] < ' ' ? "the closing double quote of the text, or an escape such as \\n for a line break" : "an escape that JSON knows, such as \\\\ for a backslash";
    }

    private bool IsInsideString(int offset)
    {
        if (Start >= offset || text[Start] != '"') return false;
        for (var place = Start + 1; place < offset; place++)
        {
            if (text[place] == '"') return false;
            if (text[place] == '\\') place++;
        }

        return true;
    }

    private string Found(int offset)
    {
        if (offset >= text.Length) return "the end of the file";
        if (text[offset] is (byte)'\n' or (byte)'\r') return "the end of the line";
        if (text[offset] == '\'') return "a single quote";
        var length = 1;
        while (offset + length < text.Length && (text[offset + length] & 0xC0) == 0x80) length++;
        return FaultWords.Quote(Encoding.UTF8.GetString(text, offset, length));
    }

    private static bool IsSpace(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
}
