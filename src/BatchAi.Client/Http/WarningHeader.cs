using Azure.Core;

namespace BatchAi.Client.Http;

/// <summary>Reads the warnings of an answer: <c>299 batchai "…"</c>.</summary>
internal static class WarningHeader
{
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
                // In a quoted text a backslash makes the next character an ordinary one.
                if (header[i] == '\\' && i + 1 < header.Length) i++;
                text.Append(header[i]);
            }
        }
    }
}
