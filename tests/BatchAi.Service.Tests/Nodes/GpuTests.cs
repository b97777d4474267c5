using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>GPUs as a stand-in for <c>nvidia-smi</c> tells them.</summary>
public sealed class GpuTests : IAsyncLifetime
{
    private const string TwoGpus = "echo GPU-aaaa-1; echo GPU-bbbb-2";
    private const string Tell = "echo \"[$CUDA_VISIBLE_DEVICES] $AZ_BATCHAI_NUM_GPUS\"";
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [Fact]
    public async Task Nodes_HaveGpusOfTheirOwn()
    {
        _nodes = await NodeService.StartAsync(TwoGpus);
        Assert.Empty(await Nodes.PutClusterAsync("gpus", 2, "STANDARD_NC6"));
        await Nodes.WaitForIdleAsync("gpus", 2);

        var gate = Path.Combine(Nodes.Root.Data.Path, "gate");
        foreach (var job in new[] { "a", "b" }) await Nodes.SubmitAsync(job, $"{Tell}; until [ -e {gate} ]; do sleep 0.05; done", "gpus");
        foreach (var job in new[] { "a", "b" }) await Nodes.WaitForJobAsync(job, "running");
        await File.WriteAllTextAsync(gate, "");

        var said = new[] { await OutputAsync("a"), await OutputAsync("b") };
        Assert.Equal(["[GPU-aaaa-1] 1", "[GPU-bbbb-2] 1"], said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MoreNodesThanGpus_AllocationStopsWithAnErrorAndGoesOnWhenGpusAreFree()
    {
        _nodes = await NodeService.StartAsync(TwoGpus);
        await Nodes.PutClusterAsync("first", 1, "STANDARD_NC6");
        var warning = Assert.Single(await Nodes.PutClusterAsync("second", 3, "STANDARD_NC6"));
        Assert.Contains("the cluster gets 2 at the most", warning, StringComparison.Ordinal);

        var second = await Nodes.WaitForIdleAsync("second", 1);
        var error = Assert.Single(second["errors"]!.AsArray())!;
        Assert.Equal(1, (int)second["currentNodeCount"]!);
        Assert.Equal("ClusterQuotaReached", (string?)error["code"]);
        Assert.Equal("The cluster has 1 of 3 nodes: a node of size STANDARD_NC6 needs 1 GPU, and 0 of this machine's 2 are free.", (string?)error["message"]);
        Assert.Contains("Resize this cluster to 1 node,", NodeService.DetailsOf(error, "Action")[0], StringComparison.Ordinal);

        await Nodes.ResizeAsync("first", 0);
        await Nodes.WaitForIdleAsync("second", 2);
        await Nodes.ResizeAsync("second", 2);
        Assert.Null((await Nodes.WaitForIdleAsync("second", 2))["errors"]);
    }

    [Fact]
    public async Task SizeWithMoreGpusThanTheMachine_IsToldToBeHopeless()
    {
        _nodes = await NodeService.StartAsync(TwoGpus);
        var warning = Assert.Single(await Nodes.PutClusterAsync("large", 1, "STANDARD_NC24"));
        Assert.Contains("1 node of size STANDARD_NC24 needs 4 GPUs, and this machine has 2", warning, StringComparison.Ordinal);

        var large = await Nodes.WaitForClusterAsync("large", c => (string?)c["allocationState"] == "steady");

        var error = Assert.Single(large["errors"]!.AsArray())!;
        Assert.Equal("The cluster has 0 of 1 node: a node of size STANDARD_NC24 needs 4 GPUs, and this machine has 2.", (string?)error["message"]);
        Assert.DoesNotContain("grows by itself", NodeService.DetailsOf(error, "Info")[0], StringComparison.Ordinal);
        Assert.Contains("fewer GPUs", NodeService.DetailsOf(error, "Action")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedCluster_GivesItsGpusBack()
    {
        _nodes = await NodeService.StartAsync(TwoGpus);
        await Nodes.PutClusterAsync("first", 1, "STANDARD_NC12");
        await Nodes.WaitForIdleAsync("first", 1);
        await Nodes.PutClusterAsync("second", 1, "STANDARD_NC6");
        Assert.Equal(0, (int)(await Nodes.WaitForClusterAsync("second", c => (string?)c["allocationState"] == "steady"))["currentNodeCount"]!);

        using var deleted = await Nodes.Service.Client.DeleteAsync(new Uri(NodeService.Clusters + "first?api-version=2018-05-01", UriKind.Relative));

        await Nodes.WaitForIdleAsync("second", 1);
    }

    [Fact]
    public async Task Restart_LeasesAreKnownAgain()
    {
        _nodes = await NodeService.StartAsync(TwoGpus);
        await Nodes.PutClusterAsync("first", 1, "STANDARD_NC6");
        await Nodes.WaitForIdleAsync("first", 1);

        await Nodes.StopAsync();
        Nodes.SetNvidiaSmi("echo GPU-bbbb-2; echo GPU-aaaa-1");
        await Nodes.ServeAsync();
        await Nodes.PutClusterAsync("second", 2, "STANDARD_NC6");
        await Nodes.WaitForIdleAsync("second", 1);

        await Nodes.SubmitAsync("a", Tell, "first");
        await Nodes.SubmitAsync("b", Tell, "second");
        Assert.Equal(("[GPU-aaaa-1] 1", "[GPU-bbbb-2] 1"), (await OutputAsync("a"), await OutputAsync("b")));
    }

    [Fact]
    public async Task SizeWithoutGpus_SeesNoneButThisMachineItselfSeesAll()
    {
        _nodes = await NodeService.StartAsync(TwoGpus);
        await Nodes.PutClusterAsync("cpus", 1);
        await Nodes.SubmitAsync("a", "echo \"${CUDA_VISIBLE_DEVICES-all} $AZ_BATCHAI_NUM_GPUS\"", "cpus");
        await Nodes.SubmitAsync("b", "echo \"${CUDA_VISIBLE_DEVICES-all} $AZ_BATCHAI_NUM_GPUS\"");

        Assert.Equal(("0", "all 0"), (await OutputAsync("a"), await OutputAsync("b")));
    }

    [Theory]
    [InlineData(null, "nvidia-smi is not on the service's PATH")]
    [InlineData("echo 'no driver' >&2; exit 9", "exit code 9: no driver")]
    [InlineData("true", "shows none")]
    [InlineData("echo 'Mon Jan 1'; echo GPU-aaaa-1", "not the uuid of a GPU: Mon Jan 1")]
    [InlineData("printf 'GPU-\\033]0;x\\007'", "not the uuid of a GPU: GPU-")]
    public async Task NoGpus_JobRunsOnTheCpuWithAWarning(string? script, string why)
    {
        _nodes = await NodeService.StartAsync(script);

        var warning = Assert.Single(await Nodes.PutClusterAsync("gpus", 2, "STANDARD_NC12"));
        Assert.StartsWith("299 batchai \"A node of size STANDARD_NC12 has 2 GPUs, and this machine has none", warning, StringComparison.Ordinal);
        Assert.Contains(why.Replace("\"", "'", StringComparison.Ordinal), warning, StringComparison.Ordinal);
        await Nodes.WaitForIdleAsync("gpus", 2);
        await Nodes.SubmitAsync("j", Tell, "gpus");

        Assert.Equal("[] 0", await OutputAsync("j"));
        var log = Nodes.TextOf(await Nodes.JobAsync("j"), "execution.log");
        Assert.Contains("the job runs on the CPU", log, StringComparison.Ordinal);
        Assert.Contains(why, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HangingTool_HoldsNothingUpForGood()
    {
        _nodes = await NodeService.StartAsync("sleep 1000 & sleep 1000");

        var warnings = await Nodes.PutClusterAsync("gpus", 1, "STANDARD_NC6");

        Assert.Contains("did not end within 10 seconds", Assert.Single(warnings), StringComparison.Ordinal);
        await Nodes.WaitForIdleAsync("gpus", 1);
    }

    private async Task<string> OutputAsync(string job)
    {
        var ended = await Nodes.WaitForEndAsync(job);
        Assert.Equal("succeeded", (string?)ended["executionState"]);
        return Nodes.TextOf(ended, "stdout.txt").Trim();
    }
}
