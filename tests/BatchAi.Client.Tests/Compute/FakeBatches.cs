using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BatchAi.Client.Tests.Compute;

/// <summary>A service that takes jobs one by one, and many with one request if it knows how.</summary>
/// <param name="isOurs">Whether it does.</param>
internal sealed class FakeBatches(bool isOurs) : HttpMessageHandler
{
    internal const string Experiment = "/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/experiments/e";
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _crowd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    /// <summary>The requests, e.g. <c>POST 500</c> for one with 500 jobs.</summary>
    internal List<string> Requests { get; } = [];

    /// <summary>The groups of requests with many jobs.</summary>
    internal List<string?> Groups { get; } = [];

    internal int MostAtOnce { get; private set; }

    /// <summary>How many requests for one job have to be there together before the first is answered.</summary>
    internal int Crowd { get; init; }

    internal HashSet<string> Jobs { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate) MostAtOnce = Math.Max(MostAtOnce, ++_running);
        if (_running >= Crowd) _crowd.TrySetResult();
        if (request.Method != HttpMethod.Post) await _crowd.Task.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        lock (_gate)
        {
            _running--;
            var path = request.RequestUri!.AbsolutePath;
            if (path.StartsWith("/batchai/v1", StringComparison.Ordinal)) return isOurs ? Many(path, body!) : Answer(404, """{"error":{"code":"NotFound","message":"There is nothing at this path."}}""");
            return One(request.Method, path[(path.LastIndexOf('/') + 1)..]);
        }
    }

    private HttpResponseMessage Many(string path, JsonNode body)
    {
        var isDeletion = path.EndsWith("/delete", StringComparison.Ordinal);
        var names = isDeletion ? body["names"]!.AsArray().Select(name => (string)name!) : body["jobs"]!.AsArray().Select(job => (string)job!["name"]!);
        var results = names.Select(name => isDeletion ? Remove(name) : Add(name)).ToList();
        Requests.Add($"{(isDeletion ? "DELETE" : "POST")} {results.Count}");
        Groups.Add(body["group"]?.ToJsonString());
        return Answer(200, $$"""{"results":[{{string.Join(',', results)}}]}""");
    }

    private string Add(string name) => name.StartsWith("bad", StringComparison.Ordinal)
        ? $$$"""{"name":"{{{name}}}","status":"failed","httpStatus":409,"error":{"code":"JobAlreadyExists","message":"It exists."}}"""
        : $$"""{"name":"{{name}}","status":"{{(Jobs.Add(name) ? "created" : "exists")}}","warnings":["Mind this."],"job":{{Job(name)}} }""";

    private string Remove(string name) => $$"""{"name":"{{name}}","status":"{{(Jobs.Remove(name) ? "deleted" : "notFound")}}"}""";

    private HttpResponseMessage One(HttpMethod method, string name)
    {
        Requests.Add($"{method} {name}");
        if (method == HttpMethod.Put && name.StartsWith("bad", StringComparison.Ordinal)) return Answer(409, """{"error":{"code":"JobAlreadyExists","message":"It exists."}}""");
        if (method == HttpMethod.Put) return Answer(Jobs.Add(name) ? 202 : 200, Job(name));
        if (method == HttpMethod.Delete) return Answer(Jobs.Remove(name) ? 202 : 204, "");
        return Jobs.Contains(name) ? Answer(200, Job(name)) : Answer(404, """{"error":{"code":"JobNotFound","message":"It is not there."}}""");
    }

    private static string Job(string name) => $$$"""{"id":"{{{Experiment}}}/jobs/{{{name}}}","name":"{{{name}}}","properties":{"nodeCount":1,"batchAi":{"group":"g1","groupLimit":4} } }""";

    private static HttpResponseMessage Answer(int status, string json) => new((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
