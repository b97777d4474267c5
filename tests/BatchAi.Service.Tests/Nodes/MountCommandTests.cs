using System.Text.Json;
using BatchAi.Service.Hosting.Mounts;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>Unmanaged file systems, mounted for real.</summary>
public sealed class MountCommandTests : IAsyncLifetime
{
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    // Somebody else's files: whatever is mounted from here must come to no harm.
    private string Outside => Path.Combine(Nodes.Root.Data.Path, "out side");

    private string Precious => Path.Combine(Outside, "precious.txt");

    private string Bind => $"mount --bind '{Outside}'";

    private string[] Mounted => [.. MountTable.Below(Nodes.Root.Data.Path)];

    public async Task InitializeAsync()
    {
        _nodes = await NodeService.StartAsync(runsMountCommands: true);
        Directory.CreateDirectory(Outside);
        await File.WriteAllTextAsync(Precious, "kept");
    }

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [RootFact]
    public async Task Job_SeesItsFileSystem_AndItIsUnmountedAfterwards()
    {
        await Nodes.SubmitAsync("j", "cd $AZ_BATCHAI_JOB_MOUNT_ROOT; cat 'a b/precious.txt'; echo new >'a b/new'; mountpoint -q mem && echo mounted", more: Mounts(("a b", Bind), ("mem", "mount -t tmpfs tmpfs")));

        var job = await Nodes.WaitForEndAsync("j");

        Assert.Equal("succeeded", (string?)job["executionState"]);
        Assert.Equal("keptmounted", Nodes.TextOf(job, "stdout.txt").Trim());
        Assert.Contains("Mounted by the mount command at ", Nodes.TextOf(job, "execution.log"), StringComparison.Ordinal);
        Assert.Equal("new\n", await File.ReadAllTextAsync(Path.Combine(Outside, "new")));
        Assert.Empty(Mounted);
    }

    [RootFact]
    public async Task Command_ThatMountsNothing_FailsTheJobWithItsWords()
    {
        await Nodes.SubmitAsync("bad", "true", more: Mounts(("x", "printf 'why\n  not' >&2; false")));
        await Nodes.SubmitAsync("idle", "true", more: Mounts(("x", "true")));

        var bad = (await Nodes.WaitForEndAsync("bad"))["executionInfo"]!;
        Assert.Equal((-1, "JobMountFailed"), ((int)bad["exitCode"]!, (string?)bad["errors"]![0]!["code"]));
        Assert.Contains("nothing is mounted there. It said: why not", NodeService.DetailsOf(bad["errors"]![0]!, "Info")[0], StringComparison.Ordinal);
        Assert.Contains("nothing is mounted there. It said nothing.", NodeService.DetailsOf((await Nodes.WaitForEndAsync("idle"))["executionInfo"]!["errors"]![0]!, "Info")[0], StringComparison.Ordinal);
    }

    [RootFact]
    public async Task Terminate_WhileTheCommandHangs_EndsBoth()
    {
        var started = Path.Combine(Nodes.Root.Data.Path, "started");
        await Nodes.SubmitAsync("j", "true", more: Mounts(("x", $"echo $$ >{started}.new; mv {started}.new {started}; sleep 1000;")));
        await NodeService.UntilAsync(() => File.Exists(started));

        await Nodes.Service.PostAsync(NodeService.Jobs + "j/terminate");

        var job = await Nodes.WaitForEndAsync("j");
        Assert.Equal("JobTerminated", (string?)job["executionInfo"]!["errors"]![0]!["code"]);
        var process = int.Parse(await File.ReadAllTextAsync(started), System.Globalization.CultureInfo.InvariantCulture);
        await NodeService.UntilAsync(() => BatchAi.Service.Agent.Processes.ProcessTable.TryRead(process) is not { IsAlive: true });
    }

    [RootFact]
    public async Task TimeLimit_WhileTheCommandHangs_EndsTheJob()
    {
        await Nodes.SubmitAsync("j", "true", more: ""","constraints":{"maxWallClockTime":"PT1S"}""" + Mounts(("x", "sleep 1000;")));

        Assert.Equal("JobTimeLimitExceeded", (string?)(await Nodes.WaitForEndAsync("j"))["executionInfo"]!["errors"]![0]!["code"]);
    }

    [RootFact]
    public async Task AgentAndJobDie_TheNextAgentUnmounts()
    {
        await Nodes.SubmitAsync("j", "sleep 1000", more: Mounts(("x", Bind)));
        await NodeService.UntilAsync(() => Mounted.Length == 1 && Nodes.Tasks().Count == 1);

        await Nodes.StopAsync();
        await Nodes.KillAgentAndTasksAsync();
        Assert.Single(Mounted);
        await Nodes.ServeAsync();

        Assert.Equal("NodeLost", (string?)(await Nodes.WaitForEndAsync("j"))["executionInfo"]!["errors"]![0]!["code"]);
        Assert.Empty(Mounted);
        Assert.True(File.Exists(Precious));
    }

    [RootFact]
    public async Task JobThatMountsByItself_HarmsNothingOutside()
    {
        await Nodes.SubmitAsync("j", $"mkdir m; {Bind} m; ls m");
        Assert.Equal("precious.txt\n", Nodes.TextOf(await Nodes.WaitForEndAsync("j"), "stdout.txt"));
        Assert.Empty(Mounted);

        await (await Nodes.Service.DeleteAsync(NodeService.Jobs + "j")).EmptyAsync(System.Net.HttpStatusCode.Accepted);
        await NodeService.UntilAsync(() => !Directory.EnumerateFileSystemEntries(Nodes.Root.Data.Trash("")).Any());
        Assert.True(File.Exists(Precious));
    }

    [RootFact]
    public async Task ClusterLevel_IsMountedOnceAndStaysUntilTheNodeGoes()
    {
        await Nodes.PutClusterAsync("c", 1, more: $$""","nodeSetup":{ {{Mounts(("x", Bind))[1..]}} }""");
        await Nodes.WaitForIdleAsync("c", 1);
        var mounted = Assert.Single(Mounted);

        await Nodes.RestartAsync();
        await Nodes.SubmitAsync("j", "cat $AZ_BATCHAI_MOUNT_ROOT/x/precious.txt", "c");
        Assert.Equal("kept", Nodes.TextOf(await Nodes.WaitForEndAsync("j"), "stdout.txt"));
        Assert.Equal(mounted, Assert.Single(Mounted));

        await Nodes.ResizeAsync("c", 0);
        await NodeService.UntilAsync(() => Mounted.Length == 0 && !Directory.EnumerateFileSystemEntries(Nodes.Root.Data.Trash("")).Any());
        Assert.True(File.Exists(Precious));
    }

    [RootFact]
    public async Task DeletedCluster_IsUnmounted_AlsoByTheNextService()
    {
        await Nodes.PutClusterAsync("c", 1, more: $$""","nodeSetup":{ {{Mounts(("x", Bind))[1..]}} }""");
        await Nodes.WaitForIdleAsync("c", 1);

        await (await Nodes.Service.DeleteAsync(NodeService.Clusters + "c")).EmptyAsync(System.Net.HttpStatusCode.Accepted);
        await Nodes.RestartAsync();

        await NodeService.UntilAsync(() => Mounted.Length == 0 && !Directory.EnumerateFileSystemEntries(Nodes.Root.Data.Trash("")).Any());
        Assert.True(File.Exists(Precious));
    }

    private static string Mounts(params (string Path, string Command)[] mounts)
    {
        var unmanaged = mounts.Select(m => $$"""{"relativeMountPath":"{{m.Path}}","mountCommand":"{{JsonEncodedText.Encode(m.Command)}}"}""");
        return $$""","mountVolumes":{"azureFileShares":[{{NodeService.LogsShare}}],"unmanagedFileSystems":[{{string.Join(',', unmanaged)}}]}""";
    }
}
