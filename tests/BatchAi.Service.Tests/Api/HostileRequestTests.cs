using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace BatchAi.Service.Tests.Api;

public sealed class HostileRequestTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private static readonly string[] Names =
    [
        "default", "..", "%2e%2e", "%2F", "%2f..%2f..%2fetc", "%00", "a%00b", "a%0d%0aX-Evil:%201", "%20", "'; DROP TABLE resource; --", "a$b", "con", "nul.",
        "%ff%fe", "%C0%AF", "%F0%9F%98%80", "%E2%80%AE", "%25s%25n", "{0}", "a%5Cb", "*", new('a', 65), new('x', 3000),
    ];

    private static readonly string[] Queries =
    [
        "", "api-version", "api-version=", "api-version=2018-03-01x", "api-version=2018-05-01&api-version=2018-05-01", "api-version=%00",
        "api-version=2018-05-01&maxresults=0", "api-version=2018-05-01&maxresults=-1", "api-version=2018-05-01&maxresults=99999999999999999999",
        "api-version=2018-05-01&maxresults=1&maxresults=2", "api-version=2018-05-01&$skiptoken=%00", "api-version=2018-05-01&$skiptoken=!!!!", "api-version=2018-05-01&$skiptoken=LTE",
        "api-version=2018-05-01&$skiptoken=_w", "api-version=2018-05-01&outputdirectoryid=..&directory=../../..", "api-version=2018-05-01&outputdirectoryid=stdouterr&directory=%00",
        "api-version=2018-05-01&outputdirectoryid=stdouterr&linkexpiryinminutes=4", "api-version=2018-05-01&$top=x&$filter=1 eq 1&$maxpagesize=0", "%3D&=&&a=b=c", "api-version=2018-05-01&$filter='",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "null", "true", "7", "\"text\"", "[]", "{}", "{", "}", "[{]}", "{\"a\":}", "\u0000", "{\"properties\":null}", "{\"properties\":[]}", "{\"properties\":7}",
        "{\"location\":null}", "{\"location\":{}}", "{\"location\":\"\\u0000\"}", "{\"location\":\"../../x\",\"sku\":{\"name\":\"Standard_LRS\"}}", "{\"location\":\"eastus\",\"tags\":[1]}",
        "{\"location\":\"eastus\",\"tags\":{\"a\":{\"b\":1}}}", "{\"location\":\"eastus\",\"sku\":\"x\"}", "{\"location\":\"eastus\",\"sku\":{\"name\":7}}", "{\"keyName\":[]}", "{\"name\":{}}",
        "{\"properties\":{\"nodeCount\":1e400,\"cluster\":{\"id\":\"//\"}}}", "{\"properties\":{\"nodeCount\":1.5}}", "{\"properties\":{\"cluster\":{\"id\":\"/subscriptions/a/resourceGroups/b/c\"},\"nodeCount\":1,\"stdOutErrPathPrefix\":\"/\",\"customToolkitSettings\":{\"commandLine\":\"x\"}}}",
        "{\"properties\":{\"vmSize\":\"x\",\"scaleSettings\":{\"manual\":{\"targetNodeCount\":2147483648}},\"userAccountSettings\":{\"adminUserName\":\"\"}}}",
        "{\"properties\":{\"scaleSettings\":{\"autoScale\":{\"minimumNodeCount\":9,\"maximumNodeCount\":1}}}}", "{\"a\":1,\"a\":2}", "// words\n{}", "<xml/>", "\ufeff{}",
        "{\"properties\":" + string.Concat(Enumerable.Repeat("[", 500)), string.Concat(Enumerable.Repeat("{\"a\":", 2000)),
    ];

    private static readonly byte[][] Bytes = [[0xff, 0xfe, (byte)'{', 0], [0xc3, 0x28], [0], [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'], Encoding.Unicode.GetBytes("{}")];

    private int _tried;

    private TestService Service => fixture.Service;

    [Fact]
    public async Task AnyRoute_WithHostileNames_AnswersWithWords()
    {
        foreach (var route in Service.Routes)
        {
            foreach (var name in Names) await TryAsync(route, name, Calls.Version, null);
        }

        Assert.True(_tried > 1000, $"Only {_tried} requests were tried.");
    }

    [Fact]
    public async Task AnyRoute_WithHostileOptions_AnswersWithWords()
    {
        foreach (var route in Service.Routes)
        {
            foreach (var query in Queries) await TryAsync(route, "default", query, null);
        }

        Assert.True(_tried > 1000, $"Only {_tried} requests were tried.");
    }

    [Fact]
    public async Task AnyRoute_WithHostileBodies_AnswersWithWords()
    {
        var bodies = Texts.Select(Encoding.UTF8.GetBytes).Concat(Bytes).ToList();
        foreach (var route in Service.Routes.Where(route => MethodOf(route) is "PUT" or "POST" or "PATCH"))
        {
            foreach (var body in bodies) await TryAsync(route, "hostile1", Calls.Version, body);
            foreach (var body in bodies) await TryAsync(route, "default", Calls.Version, body);
        }

        Assert.True(_tried > 500, $"Only {_tried} requests were tried.");
    }

    [Theory]
    [InlineData("/%")]
    [InlineData("//")]
    [InlineData("/subscriptions//resourceGroups")]
    [InlineData("/subscriptions/a/resourceGroups/b/providers")]
    [InlineData("/subscriptions/a/../../etc/passwd")]
    [InlineData("/subscriptions/%2e%2e/resourceGroups/b")]
    [InlineData("/\u00e4")]
    public async Task OddPaths_AnswerWithWords(string path)
    {
        using var answer = await Service.Client.GetAsync(new Uri(Service.Endpoint.GetLeftPart(UriPartial.Authority) + path + "?" + Calls.Version, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task WrongMethod_IsRefused()
    {
        using var answer = await Service.SendAsync(HttpMethod.Delete, "/subscriptions");

        await answer.RefusedAsync(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed");
    }

    [Fact]
    public async Task UnknownPath_IsNotFound()
    {
        using var answer = await Service.GetAsync("/nothing/here");

        await answer.RefusedAsync(HttpStatusCode.NotFound, "NotFound");
    }

    private async Task TryAsync(RouteEndpoint route, string name, string query, byte[]? body)
    {
        var method = MethodOf(route);
        // What is there already is left alone, so that later requests still find it.
        if (method == "DELETE" && name == "default") name = "hostile1";
        var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => TextOf(part, name)))));
        if (IsEarlier(route)) query = query.Replace("2018-05-01", EarlierCalls.Preview, StringComparison.Ordinal);
        var url = new Uri($"{Service.Endpoint.GetLeftPart(UriPartial.Authority)}{path}?{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var answer = await Service.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var shown = $"{method} {url} {(body is null ? "" : Encoding.UTF8.GetString(body))} -> {(int)answer.StatusCode} {text}";
        Assert.True((int)answer.StatusCode < 500, shown);
        _tried++;
        if ((int)answer.StatusCode < 400 || method == "HEAD" || text.Length == 0) return;
        Assert.True(JsonNode.Parse(text)?["error"] is not null, shown);
    }

    // Right below the provider of Batch AI there are no workspaces.
    private static bool IsEarlier(RouteEndpoint route) =>
        route.RoutePattern.PathSegments.SkipWhile(segment => TextOf(segment.Parts[0], "") != "Microsoft.BatchAI").Skip(1).FirstOrDefault() is { } segment && TextOf(segment.Parts[0], "") is "clusters" or "jobs" or "fileServers";

    private static string MethodOf(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];

    private static string TextOf(RoutePatternPart part, string name) => part is RoutePatternLiteralPart literal ? literal.Content : name.Replace(" ", "%20", StringComparison.Ordinal);
}
