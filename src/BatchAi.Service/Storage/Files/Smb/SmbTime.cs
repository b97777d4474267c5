using System.Globalization;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>The times that SMB keeps, as the API writes them: <c>2026-01-31T12:00:00.0000000Z</c>.</summary>
internal static class SmbTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // What SMB counts its time from.
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static string Words(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a header's time.</summary>
    /// <exception cref="StorageException">It is none, or SMB has none like it.</exception>
    internal static DateTimeOffset Read(string header, string text) =>
        DateTimeOffset.TryParse(Plain(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time >= Earliest
            ? time
            : throw StorageErrors.InvalidHeader(header, text);

    // Azure's Python client puts a 0 behind a whole second: 2026-01-31T12:00:000Z.
    private static string Plain(string text) => text.Length == "2026-01-31T12:00:000Z".Length && text.EndsWith("0Z", StringComparison.OrdinalIgnoreCase) ? text[..^2] + "Z" : text;
}
