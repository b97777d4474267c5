using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>Requests and what tests ask of their answers.</summary>
internal static class Calls
{
    internal const string Version = "api-version=2018-05-01";
    internal const string Subscription = "/subscriptions/00000000-0000-0000-0000-000000000000";
    internal const string Provider = Subscription + "/resourceGroups/default/providers/Microsoft.BatchAI";
    internal const string Workspace = Provider + "/workspaces/default";
    internal const string Experiment = Workspace + "/experiments/default";
    internal const string Cluster = Workspace + "/clusters/local";

    internal static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    internal static async Task<HttpResponseMessage> SendAsync(this TestService service, HttpMethod method, string path, string? body = null, string version = Version)
    {
        using var request = new HttpRequestMessage(method, WithVersion(path, version)) { Content = body is null ? null : Json(body) };
        return await service.Client.SendAsync(request);
    }

    internal static Task<HttpResponseMessage> GetAsync(this TestService service, string path) => service.SendAsync(HttpMethod.Get, path);

    internal static Task<HttpResponseMessage> PutAsync(this TestService service, string path, string? body = null) => service.SendAsync(HttpMethod.Put, path, body);

    internal static Task<HttpResponseMessage> PostAsync(this TestService service, string path, string? body = null) => service.SendAsync(HttpMethod.Post, path, body);

    internal static Task<HttpResponseMessage> PatchAsync(this TestService service, string path, string body) => service.SendAsync(HttpMethod.Patch, path, body);

    internal static Task<HttpResponseMessage> DeleteAsync(this TestService service, string path) => service.SendAsync(HttpMethod.Delete, path);

    /// <summary>The JSON of an answer of a certain status.</summary>
    internal static async Task<JsonNode> ReadAsync(this HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
            Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
            return JsonNode.Parse(text)!;
        }
    }

    /// <summary>The JSON of a GET.</summary>
    internal static async Task<JsonNode> ReadAsync(this TestService service, string path) => await (await service.GetAsync(path)).ReadAsync();

    /// <summary>Asserts an error in the shape of ARM.</summary>
    internal static async Task<JsonNode> RefusedAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var error = (await answer.ReadAsync(status))["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.NotEmpty((string)error["message"]!);
        return error;
    }

    /// <summary>Asserts an empty answer of a certain status.</summary>
    internal static async Task<HttpResponseMessage> EmptyAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        Assert.Empty(text);
        return answer;
    }

    /// <summary>Follows an operation to its end.</summary>
    internal static async Task<JsonNode> FollowAsync(this TestService service, HttpResponseMessage accepted)
    {
        await accepted.EmptyAsync(HttpStatusCode.Accepted);
        var url = accepted.Headers.GetValues("Azure-AsyncOperation").Single();
        while (true)
        {
            await service.Engine!.Told;
            var operation = await (await service.Client.GetAsync(new Uri(url))).ReadAsync();
            if ((string?)operation["status"] != "InProgress") return operation;
            await Task.Yield();
        }
    }

    private static string WithVersion(string path, string version) => version.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{version}";
}
