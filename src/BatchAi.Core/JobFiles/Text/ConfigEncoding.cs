using System.Text;

namespace BatchAi.Core.JobFiles;

/// <summary>Tells UTF-8 from everything else before the JSON is looked at.</summary>
internal static class ConfigEncoding
{
    private const string SaveAsUtf8 = "save the file as UTF-8.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark; none, and a fault, when it is too large or not UTF-8.</summary>
    public static byte[]? Decode(ReadOnlyMemory<byte> utf8, FaultList faults)
    {
        if (utf8.Length > ConfigTextReader.MaximumBytes)
        {
            faults.Error(FaultCodes.FileTooLarge, ConfigPath.Root, 0, 0, $"The file has {utf8.Length} bytes; more than {ConfigTextReader.MaximumBytes} are not read.");
            return null;
        }

        if (ForeignEncoding(utf8.Span) is { } encoding)
        {
            faults.Error(FaultCodes.InvalidEncoding, ConfigPath.Root, 1, 1, $"The file is encoded as {encoding}; {SaveAsUtf8}", "UTF-8");
            return null;
        }

        var text = utf8.Slice(HasMark(utf8.Span) ? 3 : 0).ToArray();
        return IsValid(text, faults) ? text : null;
    }

    private static bool HasMark(ReadOnlySpan<byte> bytes) => bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;

    // Without a mark the zero bytes of a wide encoding give it away, because JSON begins with ASCII.
    private static string? ForeignEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return null;
        var third = bytes.Length > 3 ? bytes[2] : 1;
        var fourth = bytes.Length > 3 ? bytes[3] : 1;
        return (bytes[0], bytes[1], third, fourth) switch
        {
            (0xFF, 0xFE, 0, 0) or (0, 0, 0xFE, 0xFF) or (0, 0, 0, not 0) or (not 0, 0, 0, 0) => "UTF-32",
            (0xFF, 0xFE, _, _) or (0xFE, 0xFF, _, _) or (0, not 0, _, _) or (not 0, 0, _, _) => "UTF-16",
            _ => null,
        };
    }

    private static bool IsValid(byte[] text, FaultList faults)
    {
        try
        {
            Strict.GetCharCount(text);
            return true;
        }
        catch (DecoderFallbackException exception)
        {
            var cursor = new TextCursor(text);
            cursor.MoveTo(Math.Max(0, exception.Index));
            faults.Error(FaultCodes.InvalidEncoding, ConfigPath.Root, cursor.Line, cursor.Column, $"The bytes here are not UTF-8; {SaveAsUtf8}", "UTF-8");
            return false;
        }
    }
}
