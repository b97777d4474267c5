using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using BatchAi.Service.Tests.Support;
using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Crash;

/// <summary>
/// Service and agent are killed at random moments while clients submit, change, terminate and delete. Set
/// BATCHAI_CRASH_KILLS for more than 25 kills, and BATCHAI_CRASH_SEED for the same choices again.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int LeastKills = 25;
    private const int JobsPerRound = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly CrashedService _service = new();
    private readonly ConcurrentDictionary<string, bool> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _experiments = [];
    private readonly ConcurrentBag<string> _terminated = [];
    private readonly int _seed = Setting("BATCHAI_CRASH_SEED", Environment.TickCount);
    private string _tag = "";
    private CrashClient? _client;
    private JobTrace? _trace;

    public async Task InitializeAsync()
    {
        await _service.StartAsync();
        _client = new CrashClient(_service.Root, _service.Endpoint);
        _trace = new JobTrace(Directory.CreateDirectory(Path.Combine(_service.Root.Path, "traces")).FullName);
        Directory.CreateDirectory(_service.Root.Share("acct", "logs"));
        await _client.PutAsync(CrashClient.Workspace + "/clusters/many", """
            {"properties":{"vmSize":"LOCAL","scaleSettings":{"manual":{"targetNodeCount":4}},"userAccountSettings":{"adminUserName":"crash"}}}
            """);
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Kills_UnderLoad_LoseNothingAndDoubleNothing()
    {
        if (!OperatingSystem.IsLinux()) return;
        var random = new Random(_seed);
        output.WriteLine($"seed {_seed}");
        for (var round = 0; _service.Kills < Setting("BATCHAI_CRASH_KILLS", LeastKills); round++)
        {
            var load = LoadAsync(round, random.Next());
            await Task.Delay(random.Next(400));
            await KillAsync(random);
            await load.WaitAsync(Patience);
        }

        var jobs = await WaitForEndAsync();
        Report(jobs);
        RequireNothingLost(jobs);
        RequireNothingDoubled(jobs);
        await RequireAcknowledgedChangesAsync();
        await Eventually.TrueAsync(() => _service.Processes().Count == 2 && _service.Agents().Count == 1);
        await Eventually.TrueAsync(() => !Directory.EnumerateFileSystemEntries(Path.Combine(_service.Root.Path, "attempts")).Any());
        await _service.EndAsync();
        Assert.Empty(_service.Processes());
    }

    private void Report(Dictionary<string, JsonElement> jobs)
    {
        var restarts = _service.Restarts.Order().ToList();
        output.WriteLine($"{_service.Kills} kills; {_jobs.Count} jobs, {jobs.Count} of them not deleted; {jobs.Values.Count(j => StateOf(j) == "failed")} ended without success");
        output.WriteLine($"serving again: median {restarts[restarts.Count / 2].TotalMilliseconds:0} ms, longest {restarts[^1].TotalMilliseconds:0} ms");
    }

    private async Task LoadAsync(int round, int seed)
    {
        var random = new Random(seed);
        var clients = Enumerable.Range(0, JobsPerRound).Select(i => SubmitAsync($"j{round}-{i}", random.Next(5, 60) / 100.0, random.Next(300), nodes: 1 + random.Next(2))).ToList();
        clients.Add(CreateExperimentAsync($"e{round}"));
        clients.Add(TagAsync($"t{round}"));
        var known = _jobs.Where(j => j.Value).Select(j => j.Key).Order(StringComparer.Ordinal).ToList();
        if (known.Count > 0) clients.Add(DeleteAsync(known[random.Next(known.Count)]));
        clients.Add(TerminateAsync($"j{round}-0", random.Next(600)));
        await Task.WhenAll(clients);
    }

    private async Task SubmitAsync(string name, double seconds, int delay, int nodes)
    {
        await Task.Delay(delay);
        var command = JsonEncodedText.Encode(_trace!.CommandLineOf(name, seconds));
        await _client!.PutAsync($"{CrashClient.Jobs}/{name}", $$$"""
            {"properties":{"cluster":{"id":"{{{CrashClient.Workspace}}}/clusters/many"},"nodeCount":{{{nodes}}},
             "customToolkitSettings":{"commandLine":"{{{command}}}"},"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
             "mountVolumes":{"azureFileShares":[{"accountName":"acct","azureFileUrl":"https://acct.file.core.windows.net/logs","relativeMountPath":"logs","credentials":{"accountKey":"a2V5"}}] } } }
            """);
        _jobs[name] = true;
    }

    private async Task DeleteAsync(string name)
    {
        await _client!.DeleteAsync($"{CrashClient.Jobs}/{name}");
        _jobs[name] = false;
    }

    private async Task CreateExperimentAsync(string name)
    {
        await _client!.PutAsync($"{CrashClient.Workspace}/experiments/{name}", "{}");
        _experiments.Add(name);
    }

    private async Task TagAsync(string tag)
    {
        await _client!.PatchAsync(CrashClient.Workspace, $$"""{"tags":{"last":"{{tag}}"} }""");
        _tag = tag;
    }

    private async Task TerminateAsync(string name, int delay)
    {
        await Task.Delay(delay);
        if (await _client!.TryTerminateAsync($"{CrashClient.Jobs}/{name}")) _terminated.Add(name);
    }

    // The agent alone, the service alone, both in either order; what is down may stay down for a while, in which jobs
    // end unseen, or be killed again while it comes up.
    private async Task KillAsync(Random random)
    {
        var how = random.Next(6);
        if (how <= 1) _service.KillAgent();
        if (how == 0) return;
        await _service.KillServiceAsync();
        if (how == 2) _service.KillAgent();
        if (how == 3) await Task.Delay(random.Next(600));
        if (how == 4) await _service.StartAndKillAsync(TimeSpan.FromMilliseconds(random.Next(400)));
        if (how == 4 && random.Next(2) == 0) _service.KillAgent();
        await _service.StartAsync();
    }

    private async Task<Dictionary<string, JsonElement>> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var jobs = await _client!.ListAsync(CrashClient.Jobs);
            var alive = jobs.Where(j => StateOf(j) is not ("succeeded" or "failed")).ToList();
            if (alive.Count == 0) return jobs.ToDictionary(j => j.GetProperty("name").GetString()!, StringComparer.Ordinal);
            Assert.False(patience.IsCancellationRequested, $"Not ended: {string.Join(", ", alive.Select(j => $"{j.GetProperty("name")} {StateOf(j)}"))}");
            await Task.Delay(Look);
        }
    }

    // What was acknowledged is there; what was deleted, and what was never acknowledged, is not.
    private void RequireNothingLost(Dictionary<string, JsonElement> jobs)
    {
        Assert.Equal(_jobs.Where(j => j.Value).Select(j => j.Key).Order(StringComparer.Ordinal), jobs.Keys.Order(StringComparer.Ordinal));
        var unasked = jobs.Where(j => StateOf(j.Value) == "failed" && !_terminated.Contains(j.Key)).ToList();
        Assert.All(unasked, j => Assert.Contains("NodeLost", j.Value.GetProperty("properties").GetProperty("executionInfo").ToString(), StringComparison.Ordinal));
        output.WriteLine($"{unasked.Count} ended by the loss of their agent");
    }

    private void RequireNothingDoubled(Dictionary<string, JsonElement> jobs)
    {
        var lines = _trace!.Read();
        Assert.DoesNotContain(lines, l => l.Word == "overlap");
        Assert.All(lines.GroupBy(l => (l.Job, l.Word)), g => Assert.True(g.Count() == 1, $"{g.Key}: {string.Join(", ", g.Select(l => l.Attempt))}"));
        var ended = lines.Where(l => l.Word == "end").Select(l => l.Job).ToHashSet(StringComparer.Ordinal);
        Assert.All(jobs.Where(j => StateOf(j.Value) == "succeeded"), j => Assert.Contains(j.Key, ended));
        Assert.All(jobs.Where(j => StateOf(j.Value) == "failed" && !_terminated.Contains(j.Key)), j => Assert.DoesNotContain(j.Key, ended));
    }

    private async Task RequireAcknowledgedChangesAsync()
    {
        foreach (var experiment in _experiments) Assert.True(await _client!.ExistsAsync($"{CrashClient.Workspace}/experiments/{experiment}"), experiment);
        Assert.Equal(_experiments.Count + 1, (await _client!.ListAsync(CrashClient.Workspace + "/experiments")).Count);
        Assert.Equal(_tag, (await _client.GetAsync(CrashClient.Workspace)).GetProperty("tags").GetProperty("last").GetString());
    }

    private static string StateOf(JsonElement job) => job.GetProperty("properties").GetProperty("executionState").GetString()!;

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
