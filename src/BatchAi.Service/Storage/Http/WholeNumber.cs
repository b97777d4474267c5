using System.Globalization;

namespace BatchAi.Service.Storage.Http;

/// <summary>Numbers of headers and options: digits and nothing else.</summary>
internal static class WholeNumber
{
    /// <summary>The number; null when it is none, or too large.</summary>
    internal static long? TryParse(ReadOnlySpan<char> text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
