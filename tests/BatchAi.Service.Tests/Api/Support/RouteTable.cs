using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>The routes of a service, as requests that come to them.</summary>
internal static class RouteTable
{
    /// <summary>What anybody may ask.</summary>
    internal static IReadOnlyList<string> Public { get; } =
    [
        "GET /metadata/endpoints",
        "GET /adfs/.well-known/openid-configuration",
        "POST /adfs/oauth2/token",
        "POST /adfs/oauth2/v2.0/token",
    ];

    /// <summary>The routes that a web server has.</summary>
    internal static IReadOnlyList<RouteEndpoint> Of(IEndpointRouteBuilder app) => [.. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>A request to each method of a route; what its path leaves open is <c>default</c>.</summary>
    internal static IEnumerable<(HttpMethod Method, string Path)> Requests(RouteEndpoint route)
    {
        var path = string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(TextOf))));
        return route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => (HttpMethod.Parse(method), "/" + path));
    }

    /// <summary>Whether a request is one that anybody may send.</summary>
    internal static bool IsPublic((HttpMethod Method, string Path) request) => Public.Contains($"{request.Method} {request.Path}");

    private static string TextOf(RoutePatternPart part) => part is RoutePatternLiteralPart literal ? literal.Content : "default";
}
