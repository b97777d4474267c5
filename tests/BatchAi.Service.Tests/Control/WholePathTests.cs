using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

/// <summary>Control plane, engine and a real agent together.</summary>
public sealed class WholePathTests : IAsyncLifetime
{
    private const string Endless = "sleep 1000";
    private readonly TestRoot _root = new();
    private TestPlane? _plane;

    private TestPlane Plane => _plane!;

    public async Task InitializeAsync() => _plane = await TestPlane.StartAsync(_root);

    public async Task DisposeAsync()
    {
        await Plane.DisposeAsync();
        await _root.DisposeAsync();
    }

    [Fact]
    public async Task Job_ThatExitsWithZero_Succeeds()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", "echo hello");

        var job = await Plane.WaitForEndAsync("j");

        Assert.Equal(JobStates.Succeeded, job.ExecutionState);
        Assert.Equal(0, job.ExecutionInfo!.ExitCode);
        Assert.NotNull(job.ExecutionInfo.StartTime);
        Assert.NotNull(job.ExecutionInfo.EndTime);
        Assert.Equal([JobStates.Queued, JobStates.Running, JobStates.Succeeded], HistoryOf("j"));
        var files = FilesOf("j");
        Assert.Equal(["execution.log", "stderr.txt", "stdout.txt"], files.Select(f => f.Name));
        Assert.Equal(6, files[2].Properties!.ContentLength);
    }

    [Fact]
    public async Task Job_ThatExitsWithThree_FailsWithTheCode()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", "exit 3");

        var job = await Plane.WaitForEndAsync("j");

        Assert.Equal(JobStates.Failed, job.ExecutionState);
        Assert.Equal(3, job.ExecutionInfo!.ExitCode);
        Assert.Equal("JobFailed", Assert.Single(job.ExecutionInfo.Errors!).Code);
    }

    [Fact]
    public async Task Job_WithSecret_SeesItAndNobodyElseDoes()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", "test \"$TOKEN\" = very-secret", job => job.Secrets = [new EnvironmentVariableWithSecretValue { Name = "TOKEN", Value = "very-secret" }]);

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);

        foreach (var log in Directory.EnumerateFiles(Path.Combine(_root.Data.Path, "logs")))
        {
            Assert.DoesNotContain("very-secret", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(() => !Directory.EnumerateFileSystemEntries(Path.Combine(_root.Data.Path, "attempts")).Any());
    }

    [Fact]
    public async Task Job_ShareThatIsNotThere_FailsWithAzfMountError()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", "true", job => job.MountVolumes!.AzureFileShares!.Add(Asked.Share("missing")));

        var job = await Plane.WaitForEndAsync("j");

        var error = Assert.Single(job.ExecutionInfo!.Errors!);
        Assert.Equal((-1, "AZFMountError"), (job.ExecutionInfo.ExitCode, error.Code));
        Assert.Contains(error.Details!, d => d.Value!.Contains("'missing'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terminate_QueuedJob_FailsWithoutHavingRun()
    {
        await Plane.FurnishAsync(_root, nodes: 0);
        await Plane.SubmitAsync("j", "true");

        var operation = await Plane.Control.Jobs.TerminateAsync(Asked.Job("j"));

        var job = await Plane.WaitForEndAsync("j");
        Assert.Equal("JobTerminated", Assert.Single(job.ExecutionInfo!.Errors!).Code);
        Assert.Null(job.ExecutionInfo.ExitCode);
        Assert.Equal(job.ExecutionInfo.StartTime, job.ExecutionInfo.EndTime);
        Assert.Equal([JobStates.Queued, JobStates.Terminating, JobStates.Failed], HistoryOf("j"));
        Assert.NotNull(Plane.Control.Operations.Find(Asked.Subscription, operation!.OperationId)!.End);
    }

    [Fact]
    public async Task Terminate_RunningJob_EndsItsProcesses()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", "sleep 1000 & sleep 1000");
        await Plane.WaitForAsync("j", JobStates.Running);

        await Plane.Control.Jobs.TerminateAsync(Asked.Job("j"));

        var job = await Plane.WaitForEndAsync("j");
        Assert.Equal("JobTerminated", Assert.Single(job.ExecutionInfo!.Errors!).Code);
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 1);
        Assert.Null(await Plane.Control.Jobs.TerminateAsync(Asked.Job("j")));
    }

    [Fact]
    public async Task Delete_RunningJob_EndsItAndFreesTheNameButKeepsFiles()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", $"echo started; {Endless}");
        var segment = (await Plane.WaitForAsync("j", JobStates.Running)).JobOutputDirectoryPathSegment!;
        await Eventually.TrueAsync(() => FilesOf("j").Any(f => f is { Name: "stdout.txt" }));

        var operation = await Plane.Control.Jobs.DeleteAsync(Asked.Job("j"));
        await Eventually.TrueAsync(() => Plane.Control.Operations.Find(Asked.Subscription, operation!.OperationId)!.End is not null);

        Assert.Equal("JobNotFound", Assert.Throws<ControlException>(() => Plane.Control.Jobs.Get(Asked.Job("j"))).Code);
        Assert.True(File.Exists(Path.Combine(_root.Data.Share("acct", "logs"), segment, "stdouterr", "stdout.txt")));
        var again = await Plane.SubmitAsync("j", "true");
        Assert.NotEqual(segment, again.Resource.Properties!.JobOutputDirectoryPathSegment);
        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);
    }

    [Fact]
    public async Task Delete_Cluster_EndsItsJobsNamingTheCause()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("running", Endless);
        await Plane.WaitForAsync("running", JobStates.Running);
        await Plane.SubmitAsync("waiting", "true");

        var operation = await Plane.Control.Clusters.DeleteAsync(Asked.Cluster());
        await Eventually.TrueAsync(() => Plane.Control.Operations.Find(Asked.Subscription, operation!.OperationId)!.End is not null);

        foreach (var name in new[] { "running", "waiting" })
        {
            var error = Assert.Single((await Plane.WaitForEndAsync(name)).ExecutionInfo!.Errors!);
            Assert.Equal("JobTerminated", error.Code);
            Assert.Contains("the cluster 'c1' is being deleted", error.Details![0].Value, StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(() => !Directory.EnumerateFileSystemEntries(_root.Data.Cluster("")).Any());
    }

    [Fact]
    public async Task Shrink_Requeue_IsVisibleAndJobRunsAgain()
    {
        await Plane.FurnishAsync(_root);
        await Plane.SubmitAsync("j", "echo try; test $(wc -l <$AZ_BATCHAI_STDOUTERR_DIR/stdout.txt) = 2 || sleep 1000");
        await Plane.WaitForAsync("j", JobStates.Running);
        await Eventually.TrueAsync(() => FilesOf("j").Any(f => f is { Name: "stdout.txt", Properties.ContentLength: > 0 }));

        await ResizeAsync(0);
        await Plane.WaitForAsync("j", JobStates.Queued);
        Assert.Null(Plane.Control.Jobs.Get(Asked.Job("j")).Properties!.ExecutionInfo);
        await ResizeAsync(1);

        var job = await Plane.WaitForEndAsync("j");
        Assert.Equal(JobStates.Succeeded, job.ExecutionState);
        var extensions = Plane.Control.Jobs.Extensions(Asked.Job("j"));
        Assert.Equal((2, 1), (extensions.Attempt, extensions.RequeueCount));
        Assert.Contains(extensions.History, t => t.State == JobStates.Queued && t.Cause.Contains("made smaller", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Setup_ThatFails_MakesTheNodeUnusableInWords()
    {
        await Plane.FurnishAsync(_root, cluster: c => c.NodeSetup = new NodeSetup
        {
            MountVolumes = new MountVolumes { AzureFileShares = [Asked.Share()] },
            SetupTask = new SetupTask { CommandLine = "echo no luck; exit 7", StdOutErrPathPrefix = "$AZ_BATCHAI_MOUNT_ROOT/logs" },
        });
        await Plane.WaitForNodesAsync(n => n.UnusableNodeCount == 1);

        var cluster = Plane.Control.Clusters.Get(Asked.Cluster()).Properties!;
        var error = Assert.Single(cluster.Errors!);
        Assert.Equal("NodeSetupFailed", error.Code);
        Assert.Contains(error.Details!, d => d is { Name: "Info" } && d.Value!.Contains("exit code 7", StringComparison.Ordinal));
        Assert.Contains(error.Details!, d => d is { Name: "NodeId" } && d.Value!.StartsWith("tvm-", StringComparison.Ordinal));
        var output = Path.Combine(_root.Data.Share("acct", "logs"), cluster.NodeSetup!.SetupTask!.StdOutErrPathSuffix!);
        Assert.Contains("no luck", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(output, "stdout-*"))), StringComparison.Ordinal);

        await Plane.SubmitAsync("j", "true");
        Assert.Contains("1 of the cluster's 1 node is unusable", Plane.Control.Jobs.Extensions(Asked.Job("j")).WaitReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClusterMount_ThatIsNotThere_MakesTheNodeUnusable()
    {
        await Plane.FurnishAsync(_root, cluster: c => c.NodeSetup = new NodeSetup { MountVolumes = new MountVolumes { AzureFileShares = [Asked.Share("missing")] } });

        await Plane.WaitForNodesAsync(n => n.UnusableNodeCount == 1);

        Assert.Equal("AZFMountError", Assert.Single(Plane.Control.Clusters.Get(Asked.Cluster()).Properties!.Errors!).Code);
    }

    [Fact]
    public async Task TwoNodes_JobSeesBoth()
    {
        await Plane.FurnishAsync(_root, nodes: 2);
        await Plane.SubmitAsync("j", "echo $AZ_BATCH_HOST_LIST | tr , '\\n' | sort -u | wc -l", job => job.NodeCount = 2);

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);

        var segment = Plane.Control.Jobs.Get(Asked.Job("j")).Properties!.JobOutputDirectoryPathSegment!;
        Assert.Equal("2", (await File.ReadAllTextAsync(Path.Combine(_root.Data.Share("acct", "logs"), segment, "stdouterr", "stdout.txt"))).Trim());
    }

    private List<OutputFile> FilesOf(string job) => [.. Plane.Control.Jobs.ListOutputFiles(Asked.Job(job), new OutputFilesQuery("stdouterr")).Items];

    private IEnumerable<string> HistoryOf(string job) => Plane.Control.Jobs.Extensions(Asked.Job(job)).History.Select(t => t.State);

    private Task<Cluster> ResizeAsync(int nodes) => Plane.Control.Clusters.UpdateAsync(
        Asked.Cluster(),
        new ClusterUpdateParameters { Properties = new ClusterUpdateProperties { ScaleSettings = new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = nodes } } } });
}
