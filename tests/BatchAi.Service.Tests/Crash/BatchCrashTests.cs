using System.Text.Json;

namespace BatchAi.Service.Tests.Crash;

/// <summary>The service is killed while it takes many jobs with one request.</summary>
public sealed class BatchCrashTests : IAsyncLifetime
{
    private const int Jobs = 900;
    private const string Path = "/batchai/v1" + CrashClient.Jobs;
    private readonly CrashedService _service = new();
    private CrashClient? _client;

    public async Task InitializeAsync()
    {
        await _service.StartAsync();
        _client = new CrashClient(_service.Root, _service.Endpoint);
        await _client.PutAsync(CrashClient.Workspace + "/clusters/none", """
            {"properties":{"vmSize":"LOCAL","scaleSettings":{"manual":{"targetNodeCount":0}},"userAccountSettings":{"adminUserName":"crash"}}}
            """);
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Kill_WhileManyJobsCome_EachIsThereWholeOrNotAtAll()
    {
        if (!OperatingSystem.IsLinux()) return;

        // The client asks again until it has an answer, which the second service gives.
        var submission = _client!.PostAsync(Path, Body());
        while (await CountAsync() == 0 && !submission.IsCompleted) await Task.Yield();
        await _service.KillServiceAsync();
        await _service.StartAsync();
        var results = (await submission).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(Jobs, results.Count);
        Assert.All(results, result => Assert.Contains(result.GetProperty("status").GetString(), new[] { "created", "exists" }));
        var jobs = await _client.ListAsync(CrashClient.Jobs);
        Assert.Equal(Enumerable.Range(0, Jobs).Select(i => $"j{i}"), jobs.Select(job => job.GetProperty("name").GetString()).Order(Comparer<string?>.Create(static (x, y) => Number(x).CompareTo(Number(y)))));
        foreach (var job in new[] { jobs[0], jobs[Jobs / 2], jobs[^1] }) await RequireWholeAsync(job);
    }

    private static int Number(string? name) => int.Parse(name!.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private static string Body()
    {
        var jobs = Enumerable.Range(0, Jobs).Select(i => $$"""
            {"name":"j{{i}}","properties":{"cluster":{"id":"{{CrashClient.Workspace}}/clusters/none"},"nodeCount":1,"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"true {{i}}"} } }
            """);
        return $$"""{"group":{"name":"crashed","limit":2},"jobs":[{{string.Join(',', jobs)}}]}""";
    }

    private async Task<int> CountAsync() => (await _client!.ListAsync(CrashClient.Jobs + "?api-version=2018-05-01&maxresults=1")).Count;

    private async Task RequireWholeAsync(JsonElement job)
    {
        var history = await _client!.GetAsync($"/batchai/v1{job.GetProperty("id").GetString()}/history");
        Assert.Equal("queued", Assert.Single(history.GetProperty("transitions").EnumerateArray()).GetProperty("state").GetString());
        Assert.Equal("Succeeded", job.GetProperty("properties").GetProperty("provisioningState").GetString(), ignoreCase: true);
    }
}
