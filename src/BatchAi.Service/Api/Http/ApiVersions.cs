using System.Globalization;
using BatchAi.Service.Control;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Http;

/// <summary>Which versions of an API are served.</summary>
internal sealed class ApiVersions
{
    private readonly IReadOnlyList<string> _supported;

    private ApiVersions(IReadOnlyList<string> supported) => _supported = supported;

    /// <summary>The versions of Microsoft.BatchAI.</summary>
    internal static ApiVersions BatchAi { get; } = new(["2018-05-01"]);

    /// <summary>Any version: what the neighbours answer has been the same in all of them.</summary>
    internal static ApiVersions Any { get; } = new([]);

    internal IReadOnlyList<string> Supported => _supported;

    internal void Require(HttpRequest request)
    {
        var version = request.Query["api-version"];
        if (version.Count == 0 || string.IsNullOrWhiteSpace(version[0]))
        {
            throw new ControlException(400, "MissingApiVersionParameter", $"The api-version query parameter (?api-version=) is required for all requests. {Words}", "api-version");
        }

        if (version.Count > 1 || !IsServed(version[0]!))
        {
            throw new ControlException(400, "InvalidApiVersionParameter", $"The api-version is invalid. {Words}", "api-version");
        }
    }

    private string Words => _supported.Count == 0
        ? "It is a date, e.g. '2018-05-01'."
        : $"The supported versions are '{string.Join(", ", _supported)}'.";

    private bool IsServed(string version) => _supported.Count == 0 ? IsDated(version) : _supported.Contains(version, StringComparer.OrdinalIgnoreCase);

    // A date, and after it perhaps a word such as -preview.
    private static bool IsDated(string version) =>
        version.Length is >= 10 and <= 30
        && DateOnly.TryParseExact(version.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (version.Length == 10 || (version[10] == '-' && version.AsSpan(11).IndexOfAnyExceptInRange('A', 'z') < 0));
}
