using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>Requests of versions before workspaces.</summary>
internal static class EarlierCalls
{
    internal const string March = "2018-03-01";
    internal const string Preview = "2017-09-01-preview";

    public static TheoryData<string> Versions() => [.. ApiGeneration.All.Select(generation => generation.Version)];

    internal static Task<HttpResponseMessage> AskAsync(this TestService service, string version, HttpMethod method, string path, string? body = null) =>
        service.SendAsync(method, path, body, "api-version=" + version);

    /// <summary>The JSON of a GET, or of a POST that lists.</summary>
    internal static async Task<JsonNode> ReadAsync(this TestService service, string version, string path, HttpMethod? method = null) =>
        await (await service.AskAsync(version, method ?? HttpMethod.Get, path)).ReadAsync();

    /// <summary>Follows an operation to its end by the URL of its answer, with whatever engine the service has.</summary>
    internal static async Task<JsonNode> EndAsync(this TestService service, HttpResponseMessage accepted)
    {
        using (await accepted.EmptyAsync(HttpStatusCode.Accepted))
        {
            var url = new Uri(accepted.Headers.GetValues("Azure-AsyncOperation").Single());
            JsonNode operation;
            while ((string?)(operation = await (await service.Client.GetAsync(url)).ReadAsync())["status"] == "InProgress") await Task.Delay(TimeSpan.FromMilliseconds(20));
            Assert.Equal("Succeeded", (string?)operation["status"]);
            Assert.Equal((accepted.RequestMessage!.RequestUri!.Query, url.Query), (url.Query, accepted.Headers.Location!.Query));
            if (service.Engine is { } engine) await engine.Told;
            return operation;
        }
    }

    internal static string Cluster(string location = "eastus", string tags = "{}", string more = "") => $$$"""
        {"location":"{{{location}}}","tags":{{{tags}}},"properties":{"vmSize":"STANDARD_NC6","vmPriority":"dedicated","scaleSettings":{"manual":{"targetNodeCount":1,"nodeDeallocationOption":"requeue"}},
         "userAccountSettings":{"adminUserName":"me","adminUserPassword":"secret-word"}{{{more}}}}}
        """;

    internal static string Job(string group, string more = "", string command = "true", string cluster = "c") => $$$"""
        {"location":"eastus","properties":{"cluster":{"id":"{{{group}}}/clusters/{{{cluster}}}"},"nodeCount":1,"stdOutErrPathPrefix":"/tmp",
         "customToolkitSettings":{"commandLine":"{{{command}}}"}{{{more}}}}}
        """;

    internal static string FileServer() => """
        {"location":"eastus","properties":{"vmSize":"STANDARD_D1","sshConfiguration":{"userAccountSettings":{"adminUserName":"me","adminUserPassword":"secret-word"}},
         "dataDisks":{"diskSizeInGB":10,"diskCount":2,"storageAccountType":"Standard_LRS"}}}
        """;
}
