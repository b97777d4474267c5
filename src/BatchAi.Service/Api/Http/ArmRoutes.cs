using System.Globalization;
using System.Text;
using BatchAi.Service.Neighbours.Groups;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Api.Http;

/// <summary>Maps paths to handlers, and does for all of them what every request of the management API needs.</summary>
/// <param name="endpoints">Where routes are added.</param>
/// <param name="versions">The versions that are served; none when the paths carry no version.</param>
/// <param name="counters">Counts requests.</param>
/// <param name="groups">The resource groups, when a group in a path has to exist.</param>
internal sealed class ArmRoutes(IEndpointRouteBuilder endpoints, ApiVersions? versions, RequestCounters counters, ResourceGroups? groups)
{
    private const int MostWarnings = 10;
    private const int LongestWarning = 1000;

    internal IEndpointConventionBuilder Get(string path, ArmHandler handler) => Map("GET", path, handler);

    internal IEndpointConventionBuilder Get(string path, Func<ArmRequest, ArmAnswer> handler) => Map("GET", path, request => Task.FromResult(handler(request)));

    internal IEndpointConventionBuilder Head(string path, Func<ArmRequest, ArmAnswer> handler) => Map("HEAD", path, request => Task.FromResult(handler(request)));

    internal IEndpointConventionBuilder Put(string path, ArmHandler handler) => Map("PUT", path, handler);

    internal IEndpointConventionBuilder Patch(string path, ArmHandler handler) => Map("PATCH", path, handler);

    internal IEndpointConventionBuilder Delete(string path, ArmHandler handler) => Map("DELETE", path, handler);

    internal IEndpointConventionBuilder Post(string path, ArmHandler handler) => Map("POST", path, handler);

    internal IEndpointConventionBuilder Post(string path, Func<ArmRequest, ArmAnswer> handler) => Map("POST", path, request => Task.FromResult(handler(request)));

    /// <summary>A list that is asked for with POST. Some clients follow its links with GET, others with POST.</summary>
    internal void PostedList(string path, Func<ArmRequest, ArmAnswer> handler)
    {
        Post(path, handler);
        Get(path, handler);
    }

    private IEndpointConventionBuilder Map(string method, string path, ArmHandler handler) =>
        endpoints.MapMethods(path, [method], (RequestDelegate)(http => AnswerAsync(http, handler)));

    private async Task AnswerAsync(HttpContext http, ArmHandler handler)
    {
        var request = new ArmRequest(http);
        if (request.Route("subscription") is { } subscription) counters.Count(http, subscription);
        versions?.Require(http.Request);
        BodyReader.RequireSmall(http.Request);
        if (request.Route("group") is not null) groups?.RequireForUse(request.Group, isChange: http.Request.Method is "PUT" or "PATCH");
        var answer = await handler(request);
        foreach (var words in request.Warnings.Take(MostWarnings)) http.Response.Headers.Append("Warning", $"299 batchai \"{Plain(words)}\"");
        await answer.SendAsync(http);
    }

    // A header holds no other letters, and no quotes inside of quotes.
    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var letter in words.Take(LongestWarning))
        {
            if (letter is '"' or '\\') plain.Append('\'');
            else if (letter is >= ' ' and <= '~') plain.Append(letter);
            else plain.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)letter);
        }

        return plain.ToString();
    }
}
