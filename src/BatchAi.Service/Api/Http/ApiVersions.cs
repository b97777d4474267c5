using System.Globalization;
using BatchAi.Core.Earlier;
using BatchAi.Service.Control;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Http;

/// <summary>Which versions of an API are served at a path.</summary>
internal sealed class ApiVersions
{
    private const string WithWorkspaces = "2018-05-01";
    private const string Provider = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.BatchAI";
    private readonly IReadOnlyList<string> _supported;
    private readonly string _elsewhere;

    private ApiVersions(IReadOnlyList<string> supported, string elsewhere = "") => (_supported, _elsewhere) = (supported, elsewhere);

    /// <summary>All versions of Microsoft.BatchAI, newest first.</summary>
    internal static ApiVersions BatchAi { get; } = new([WithWorkspaces, .. ApiGeneration.All.Select(generation => generation.Version)]);

    /// <summary>The version of paths with workspaces.</summary>
    internal static ApiVersions Today { get; } = new(
        [WithWorkspaces],
        $" Earlier versions have no workspaces and no experiments: clusters, jobs and file servers are at paths such as {Provider}/jobs/{{job}}.");

    /// <summary>The versions of paths without workspaces.</summary>
    internal static ApiVersions Earlier { get; } = new(
        [.. ApiGeneration.All.Select(generation => generation.Version)],
        $" Version {WithWorkspaces} has this at paths such as {Provider}/workspaces/{{workspace}}/experiments/{{experiment}}/jobs/{{job}}.");

    /// <summary>The versions that count what is in use.</summary>
    internal static ApiVersions Usages { get; } = new([WithWorkspaces, ApiGeneration.March2018.Version]);

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
            var fault = BatchAi._supported.Contains(version[0], StringComparer.OrdinalIgnoreCase) ? $"This path is not part of api-version {version[0]}." : "The api-version is invalid.";
            throw new ControlException(400, "InvalidApiVersionParameter", $"{fault} {Words}", "api-version");
        }
    }

    private string Words => _supported.Count == 0
        ? "It is a date, e.g. '2018-05-01'."
        : $"The supported versions are '{string.Join(", ", _supported)}'.{_elsewhere}";

    private bool IsServed(string version) => _supported.Count == 0 ? IsDated(version) : _supported.Contains(version, StringComparer.OrdinalIgnoreCase);

    // A date, and after it perhaps a word such as -preview.
    private static bool IsDated(string version) =>
        version.Length is >= 10 and <= 30
        && DateOnly.TryParseExact(version.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (version.Length == 10 || (version[10] == '-' && version.AsSpan(11).IndexOfAnyExceptInRange('A', 'z') < 0));
}
