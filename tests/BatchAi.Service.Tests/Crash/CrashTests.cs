using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Crash;

/// <summary>
/// Service and agent are killed at random moments while clients submit, delete and look. Set BATCHAI_CRASH_ROUNDS for
/// more than 25 kills, and BATCHAI_CRASH_SEED to see the same moments again.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int JobsPerRound = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly CrashedService _service = new();
    private readonly ConcurrentDictionary<string, bool> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _experiments = [];
    private readonly int _seed = Setting("BATCHAI_CRASH_SEED", Environment.TickCount);
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
        for (var round = 0; round < Setting("BATCHAI_CRASH_ROUNDS", 25); round++)
        {
            var load = LoadAsync(round, random.Next());
            await Task.Delay(random.Next(20, 400));
            await KillAsync(random.Next(4));
            await load.WaitAsync(Patience);
        }

        var jobs = await WaitForEndAsync();
        output.WriteLine($"{jobs.Count} jobs; restarts: median {Median().TotalMilliseconds:0} ms, longest {_service.Restarts.Max().TotalMilliseconds:0} ms");
        RequireNothingLost(jobs);
        RequireNothingDoubled(jobs);
        foreach (var experiment in _experiments) Assert.True(await _client!.ExistsAsync($"{CrashClient.Workspace}/experiments/{experiment}"), experiment);
        Assert.True(Median() <= TimeSpan.FromSeconds(2) || IsMachineBusy(), $"It took {Median()} to serve again.");
        await _service.EndAsync();
        Assert.Empty(_service.Processes());
    }

    private async Task LoadAsync(int round, int seed)
    {
        var random = new Random(seed);
        var clients = Enumerable.Range(0, JobsPerRound).Select(i => SubmitAsync($"j{round}-{i}", random.Next(5, 60) / 100.0, random.Next(300))).ToList();
        clients.Add(CreateExperimentAsync($"e{round}"));
        if (_jobs.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(random.Next(round + 1)) is { } victim) clients.Add(DeleteAsync(victim));
        await Task.WhenAll(clients);
    }

    private async Task SubmitAsync(string name, double seconds, int delay)
    {
        await Task.Delay(delay);
        var command = JsonEncodedText.Encode(_trace!.CommandLineOf(name, seconds));
        await _client!.PutAsync($"{CrashClient.Jobs}/{name}", $$$"""
            {"properties":{"cluster":{"id":"{{{CrashClient.Workspace}}}/clusters/many"},"nodeCount":1,
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

    // 0: the agent alone; 1: both, the agent first; else the service alone or both, the service first.
    private async Task KillAsync(int how)
    {
        if (how <= 1) _ = _service.KillAgent();
        if (how == 0) return;
        _service.KillService();
        if (how == 2) _ = _service.KillAgent();
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

    private void RequireNothingLost(Dictionary<string, JsonElement> jobs)
    {
        Assert.Equal(_jobs.Where(j => j.Value).Select(j => j.Key).Order(StringComparer.Ordinal), jobs.Keys.Order(StringComparer.Ordinal));
        var failed = jobs.Values.Where(j => StateOf(j) == "failed").Select(j => j.GetProperty("properties").GetProperty("executionInfo").ToString()).ToList();
        output.WriteLine($"{failed.Count} ended without success");
        Assert.All(failed, f => Assert.Contains("NodeLost", f, StringComparison.Ordinal));
    }

    private void RequireNothingDoubled(Dictionary<string, JsonElement> jobs)
    {
        var lines = _trace!.Read();
        Assert.DoesNotContain(lines, l => l.Word == "overlap");
        Assert.All(lines.GroupBy(l => (l.Job, l.Word)), g => Assert.True(g.Count() == 1, $"{g.Key}: {string.Join(", ", g.Select(l => l.Attempt))}"));
        var ended = lines.Where(l => l.Word == "end").Select(l => l.Job).ToHashSet(StringComparer.Ordinal);
        Assert.All(jobs.Where(j => StateOf(j.Value) == "succeeded"), j => Assert.Contains(j.Key, ended));
    }

    private TimeSpan Median() => _service.Restarts.Order().ElementAt(_service.Restarts.Count / 2);

    // Times say nothing about us where processes wait for a processor.
    private static bool IsMachineBusy() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) > 1.5 * Environment.ProcessorCount;

    private static string StateOf(JsonElement job) => job.GetProperty("properties").GetProperty("executionState").GetString()!;

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
