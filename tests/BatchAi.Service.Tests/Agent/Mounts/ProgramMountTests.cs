using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Hosting.Mounts;
using BatchAi.Service.Tests.Nodes.Support;
using BatchAi.Service.Tests.Storage.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent.Mounts;

/// <summary>Shares and containers of Azure that programs mount: stand-ins of the programs, and mounts for real.</summary>
public sealed class ProgramMountTests : IAsyncLifetime
{
    private readonly AgentSandbox _sandbox = new();
    private readonly StorageFixture _other = new();

    private string Programs => _sandbox.PathOf("programs");

    private const string Bindfs = "exec bindfs -f \"$here/content\" \"$place\"";

    private string[] Mounted => [.. MountTable.Below(_sandbox.Root)];

    private string[] Left => Directory.Exists(Path.Combine(_sandbox.DataRoot, "fetched")) ? Directory.GetFileSystemEntries(Path.Combine(_sandbox.DataRoot, "fetched"), "*", SearchOption.AllDirectories) : [];

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Programs);
        await _other.InitializeAsync();
        await _other.ShareService.GetShareClient("logs").CreateAsync();
    }

    public async Task DisposeAsync()
    {
        Assert.Null(await Unmounter.ClearAsync(_sandbox.Root, TimeProvider.System));
        await _sandbox.DisposeAsync();
        await _other.DisposeAsync();
    }

    [RootFact]
    public async Task Share_IsMountedForTheJob_AndNothingIsFetched()
    {
        var program = new FakeMountProgram(Programs, "mount.cifs");
        await File.WriteAllTextAsync(Path.Combine(program.Content, "in"), "hello");
        var job = JobOf(PlanMountKinds.FileShare, "cat $TEST_NODE_ROOT/job/mounts/x/in; echo made >$TEST_NODE_ROOT/job/mounts/x/out");

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal("hello", job.StandardOutput);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Combine(program.Content, "out")));
        Assert.Contains($"Mounted {Remote(job).Url} by {program.Path}", job.ExecutionLog, StringComparison.Ordinal);
        Assert.DoesNotContain("Fetched", job.ExecutionLog, StringComparison.Ordinal);
        Assert.Equal("//wireacct.file.core.windows.net/logs", program.Arguments[0]);
        Assert.Equal($"username=wireacct\npassword={StorageFixture.Key}\n", program.Secret);
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task Container_IsMountedByTheSecondGeneration_WhichEndsWithIt()
    {
        _ = new FakeMountProgram(Programs, "blobfuse");
        var program = new FakeMountProgram(Programs, "blobfuse2");
        var job = JobOf(PlanMountKinds.Container, "echo made >$TEST_NODE_ROOT/job/mounts/x/out");

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Combine(program.Content, "out")));
        Assert.Equal("mount", program.Arguments[0]);
        Assert.Contains("--foreground=true", program.Arguments);
        Assert.Contains($"account-key: \"{StorageFixture.Key}\"\n  endpoint: \"https://wireacct.blob.core.windows.net\"\n  container: \"logs\"\n", program.Secret, StringComparison.Ordinal);
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task Container_WhereThereIsOnlyTheFirstGeneration_IsMountedByIt()
    {
        var program = new FakeMountProgram(Programs, "blobfuse");
        var job = JobOf(PlanMountKinds.Container, "ls $TEST_NODE_ROOT/job/mounts/x");
        job.Plan.Mounts[0].Options = "-o ro";

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal(["-f", "-o", "ro"], program.Arguments[3..]);
        Assert.Equal($"accountName wireacct\naccountKey {StorageFixture.Key}\nauthType Key\nblobEndpoint wireacct.blob.core.windows.net\ncontainerName logs\n", program.Secret);
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task Program_ThatFails_LeavesItToTheFetching_AndTellsNoKey()
    {
        var program = new FakeMountProgram(Programs, "mount.cifs", $"echo 'mount error(115): password={StorageFixture.Key} in progress' >&2; exit 32");
        var job = JobOf(PlanMountKinds.FileShare, "echo made >$TEST_NODE_ROOT/job/mounts/x/out");

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Combine(_other.Root.Share(StorageFixture.Account, "logs"), "out")));
        Assert.Contains($"{program.Path} could not mount {Remote(job).Url}: after mount.cifs nothing is mounted there. It said: mount error(115): password=… in progress", job.ExecutionLog, StringComparison.Ordinal);
        Assert.Contains("Fetched 0 files", job.ExecutionLog, StringComparison.Ordinal);
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task Option_ThatIsNotPassedOn_LeavesItToTheFetching()
    {
        var program = new FakeMountProgram(Programs, "mount.cifs");
        var job = JobOf(PlanMountKinds.FileShare, "true");
        job.Plan.Mounts[0].Options = "file_mode=0777,guest";

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Contains("fileMode and directoryMode have to be octal", job.ExecutionLog, StringComparison.Ordinal);
        Assert.Contains("Fetched 0 files", job.ExecutionLog, StringComparison.Ordinal);
        Assert.False(program.WasCalled);
    }

    [RootFact]
    public async Task Program_ThatFails_WhereFetchingFailsToo_FailsTheJobWithBothReasons()
    {
        var program = new FakeMountProgram(Programs, "mount.cifs", "echo 'mount error: cifs filesystem not supported by the system' >&2; exit 1");
        await _other.ShareService.GetShareClient("logs").DeleteAsync();
        var job = JobOf(PlanMountKinds.FileShare, "true");

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.Equal((AttemptOutcome.MountFailed, "AZFMountError"), (result.Outcome, result.ErrorCode));
        Assert.Contains("cifs filesystem not supported", result.Message, StringComparison.Ordinal);
        Assert.Contains("ShareNotFound", result.Message, StringComparison.Ordinal);
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task AgentAndJobDie_TheNextAgentUnmounts()
    {
        var program = new FakeMountProgram(Programs, "blobfuse2");
        await File.WriteAllTextAsync(Path.Combine(program.Content, "precious"), "kept");
        var job = JobOf(PlanMountKinds.Container, TestJob.WaitForGo);
        var agent = await _sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        Assert.Single(Mounted);

        await agent.KillAsync();
        Assert.Single(Mounted);
        job.Go();
        var result = await (await _sandbox.StartAgentAsync()).ResultAsync(job.AttemptId);

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(program.Content, "precious")));
        AssertAllIsGone(program, job);
    }

    [FuseFact]
    public async Task FileSystemInUserSpace_IsUnmounted_AndItsServerEnds()
    {
        var program = new FakeMountProgram(Programs, "blobfuse2", Bindfs);
        var job = JobOf(PlanMountKinds.Container, "echo made >$TEST_NODE_ROOT/job/mounts/x/out; " + TestJob.WaitForGo);
        var agent = await _sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        Assert.Single(Mounted);
        Assert.False(File.Exists(job.Folder.MountSecret(0)));

        await agent.KillAsync();
        job.Go();
        var result = await (await _sandbox.StartAgentAsync()).ResultAsync(job.AttemptId);

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Combine(program.Content, "out")));
        AssertAllIsGone(program, job);
    }

    [FuseFact]
    public async Task FileSystemInUserSpace_WhoseServerDied_IsUnmounted()
    {
        var program = new FakeMountProgram(Programs, "blobfuse2", "echo $$ >\"$here/server\"; " + Bindfs);
        await File.WriteAllTextAsync(Path.Combine(program.Content, "precious"), "kept");
        var job = JobOf(PlanMountKinds.Container, $"kill -9 $(cat {Path.Combine(Programs, "server")}); until ! ls $TEST_NODE_ROOT/job/mounts/x/; do sleep 0.02; done; exit 7");

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.Equal((AttemptOutcome.Failed, 7), (result.Outcome, result.ExitCode));
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(program.Content, "precious")));
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task AgentDies_WhileTheProgramMounts_NothingIsMountedLater()
    {
        var program = new FakeMountProgram(Programs, "blobfuse2", $"until [ -e {_sandbox.PathOf("gate")} ]; do sleep 0.02; done");
        var job = JobOf(PlanMountKinds.Container, "true");
        var agent = await _sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => program.WasCalled);

        await agent.KillAsync();
        var result = await (await _sandbox.StartAgentAsync()).ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.NodeLost, result.Outcome);
        Assert.DoesNotContain(SystemProcesses.Mentioning(_sandbox.Root), process => SystemProcesses.Arguments(process).Contains("blobfuse2", StringComparison.Ordinal));
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task Stop_WhileTheProgramHangs_EndsBoth()
    {
        var program = new FakeMountProgram(Programs, "mount.cifs", "sleep 1000");
        var job = JobOf(PlanMountKinds.FileShare, "true");
        var agent = await _sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => program.WasCalled);

        await agent.Client.StopAsync(job.AttemptId, TimeSpan.Zero);

        Assert.Equal(AttemptOutcome.Terminated, (await agent.ResultAsync(job.AttemptId)).Outcome);
        AssertAllIsGone(program, job);
    }

    [RootFact]
    public async Task Mount_ThatGoesWhileTheJobRuns_CostsNothingThatWasWritten()
    {
        _ = new FakeMountProgram(Programs, "mount.cifs");
        var job = JobOf(PlanMountKinds.FileShare, "cd $TEST_NODE_ROOT/job/mounts; umount -l $(readlink x); echo late >x/out");

        var result = await job.RunAsync(await _sandbox.StartAgentAsync());

        Assert.Equal((AttemptOutcome.MountFailed, "AZFMountError"), (result.Outcome, result.ErrorCode));
        var kept = Assert.Single(Left, path => Path.GetFileName(path) == "out");
        Assert.Contains(Path.GetDirectoryName(kept)!, result.Message, StringComparison.Ordinal);
    }

    private TestJob JobOf(string kind, string command)
    {
        var service = kind == PlanMountKinds.FileShare ? "file" : "blob";
        var endpoint = kind == PlanMountKinds.FileShare ? _other.Files : _other.Blobs;
        var job = _sandbox.NewJob(command);
        job.Plan.Mounts.Add(new PlanMount { Level = PlanMountLevels.Job, Kind = kind, RelativePath = "x", Path = "{node.root}/job/mounts/x", Account = StorageFixture.Account, Source = "logs" });
        job.Order.Allocation.MountSources.Add(RemoteMounts.PlaceOf(_sandbox.DataRoot, job.AttemptId, 0));

        // What programs ask, they ask Azure; what is fetched, comes from the other service.
        job.Order.Remotes.Add(new RemoteMount
        {
            Url = $"{endpoint.AbsoluteUri}/logs",
            Account = StorageFixture.Account,
            Key = StorageFixture.Key,
            AzureHost = $"{StorageFixture.Account}.{service}.core.windows.net",
            Programs = Programs,
            Authorities = File.ReadAllText(_other.Root.CaCertificate),
        });
        return job;
    }

    private static RemoteMount Remote(TestJob job) => job.Order.Remotes[0]!;

    private void AssertAllIsGone(FakeMountProgram program, TestJob job)
    {
        Assert.Empty(Mounted);
        Assert.Empty(Left);
        Assert.Equal("600", program.SecretMode);
        Assert.DoesNotContain(StorageFixture.Key, string.Join('\n', [.. program.Arguments, program.Environment, job.ExecutionLog, _sandbox.AgentLog]), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(job.Folder.Root, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(StorageFixture.Key, StringComparison.Ordinal));
    }
}
