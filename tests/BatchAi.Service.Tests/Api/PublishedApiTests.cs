using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BatchAi.Service.Tests.Api.Support;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Tests.Api;

/// <summary>Compares the routes with the API's published description, where it lies next to the repository.</summary>
public sealed partial class PublishedApiTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData("2018-05-01")]
    [InlineData(EarlierCalls.March)]
    [InlineData(EarlierCalls.Preview)]
    public void EveryPublishedOperation_HasARoute(string version)
    {
        if (PublishedModel.Find(version) is not { } description) return;
        var routes = fixture.Service.Routes
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Plain(route.RoutePattern.RawText!)}"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var published = JsonNode.Parse(File.ReadAllText(description))!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {Plain(path.Key)}"))
            .ToList();

        Assert.True(published.Count > 20);
        Assert.All(published, operation => Assert.Contains(operation, routes));
    }

    private static string Plain(string path) => Parameter().Replace(path, "{}");

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
