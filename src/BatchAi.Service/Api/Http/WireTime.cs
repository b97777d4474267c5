using System.Globalization;

namespace BatchAi.Service.Api.Http;

/// <summary>Times as Batch AI writes them: UTC, up to three digits of a second's fraction.</summary>
internal static class WireTime
{
    internal static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
