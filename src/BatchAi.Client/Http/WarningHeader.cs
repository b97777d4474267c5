using System.Globalization;
using Azure.Core;

namespace BatchAi.Client.Http;

/// <summary>Reads the warnings of an answer: <c>299 batchai "…"</c>.</summary>
internal static class WarningHeader
{
    private const int CodeLength = 4;

    /// <summary>The texts.</summary>
    internal static IEnumerable<string> Read(ResponseHeaders headers) =>
        headers.TryGetValues("Warning", out var values) ? values!.SelectMany(ReadTexts) : [];

    /// <summary>The quoted texts of a header; several warnings may share one.</summary>
    internal static IEnumerable<string> ReadTexts(string header)
    {
        var text = new System.Text.StringBuilder();
        var isInside = false;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
            {
                if (isInside) yield return text.ToString();
                text.Clear();
                isInside = !isInside;
            }
            else if (isInside)
            {
                text.Append(ReadCharacter(header, ref i));
            }
        }
    }

    // In a quoted text a backslash makes the next character an ordinary one; our services write what is no ASCII as \u00e4.
    private static char ReadCharacter(string header, ref int i)
    {
        if (header[i] != '\\' || i + 1 >= header.Length) return header[i];
        i++;
        if (header[i] != 'u' || i + CodeLength >= header.Length) return header[i];
        if (!ushort.TryParse(header.Substring(i + 1, CodeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return header[i];
        i += CodeLength;
        return (char)code;
    }
}
