using System.Net;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>File servers: folders that nodes and jobs share, and that nobody loses unawares.</summary>
public sealed class FileServerTests : IAsyncLifetime
{
    private const string Server = Calls.Workspace + "/fileServers/nfs";
    private const string Other = Calls.Provider + "/workspaces/other";
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    private string Folder => Assert.Single(Directory.GetDirectories(Path.Combine(Nodes.Root.Data.Path, "fileservers")));

    public async Task InitializeAsync() => _nodes = await NodeService.StartAsync();

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [Fact]
    public async Task Server_IsSharedByNodesAndJobs_WholeOrByDirectory()
    {
        await PutAsync(Server);
        Directory.CreateDirectory(Path.Combine(Folder, "sets", "mnist"));
        await Nodes.PutClusterAsync("c", 1, more: $$""","nodeSetup":{ {{Mounts(Server)}} }""");

        await Nodes.SubmitAsync("writer", "echo digits >$AZ_BATCHAI_MOUNT_ROOT/nfs/sets/mnist/train", "c");
        Assert.Equal("succeeded", (string?)(await Nodes.WaitForEndAsync("writer"))["executionState"]);
        await Nodes.SubmitAsync("reader", "cat $AZ_BATCHAI_JOB_MOUNT_ROOT/nfs/train", more: "," + Mounts(Server, "sets/mnist"));

        Assert.Equal("digits\n", Nodes.TextOf(await Nodes.WaitForEndAsync("reader"), "stdout.txt"));
    }

    [Theory]
    [InlineData("none", "it has no folder 'none'; create it first.")]
    [InlineData("../..", "leads out of it")]
    [InlineData("out", "leads out of it")]
    public async Task Directory_ThatIsNotInTheServer_FailsTheJob(string directory, string why)
    {
        await PutAsync(Server);
        File.CreateSymbolicLink(Path.Combine(Folder, "out"), "/etc");
        await Nodes.SubmitAsync("j", "true", more: "," + Mounts(Server, directory));

        var info = (await Nodes.WaitForEndAsync("j"))["executionInfo"]!;
        Assert.Equal((-1, "JobMountFailed"), ((int)info["exitCode"]!, (string?)info["errors"]![0]!["code"]));
        Assert.Contains(why, NodeService.DetailsOf(info["errors"]![0]!, "Info")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_MountedByAClusterOrALiveJob_IsRefusedAndLosesNothing()
    {
        await PutAsync(Server);
        await File.WriteAllTextAsync(Path.Combine(Folder, "model"), "weights");
        await Nodes.PutClusterAsync("c", 0, more: $$""","nodeSetup":{ {{Mounts(Server)}} }""");
        await Nodes.ResizeAsync("local", 0);
        await Nodes.SubmitAsync("j", "true", more: "," + Mounts(Server.ToUpperInvariant()));

        var error = await (await Nodes.Service.DeleteAsync(Server)).RefusedAsync(HttpStatusCode.Conflict, "FileServerInUse");
        Assert.Contains("cluster 'c', job 'j'", (string)error["message"]!, StringComparison.Ordinal);
        Assert.Equal("weights", await File.ReadAllTextAsync(Path.Combine(Folder, "model")));

        await (await Nodes.Service.DeleteAsync(NodeService.Clusters + "c")).EmptyAsync(HttpStatusCode.Accepted);
        await NodeService.UntilAsync(async () => (await Nodes.Service.GetAsync(NodeService.Clusters + "c")).StatusCode == HttpStatusCode.NotFound, static () => "");
        await (await Nodes.Service.DeleteAsync(Server)).RefusedAsync(HttpStatusCode.Conflict, "FileServerInUse");
        await (await Nodes.Service.PostAsync(NodeService.Jobs + "j/terminate")).EmptyAsync(HttpStatusCode.Accepted);
        await Nodes.WaitForEndAsync("j");

        await (await Nodes.Service.DeleteAsync(Server)).EmptyAsync(HttpStatusCode.Accepted);
        await NodeService.UntilAsync(() => !Directory.EnumerateDirectories(Path.Combine(Nodes.Root.Data.Path, "fileservers")).Any());
    }

    [Fact]
    public async Task DeletedWorkspace_EndsJobsElsewhereThatMountItsServers()
    {
        await (await Nodes.Service.PutAsync(Other, Bodies.Workspace)).ReadAsync();
        await PutAsync(Other + "/fileServers/nfs");
        await Nodes.SubmitAsync("j", "trap 'ls -d $AZ_BATCHAI_JOB_MOUNT_ROOT/nfs/; exit 1' TERM; echo up; while :; do sleep 0.05; done", more: "," + Mounts(Other + "/fileServers/nfs"));
        var running = await Nodes.WaitForJobAsync("j", "running");
        await NodeService.UntilAsync(() => File.Exists(Nodes.FileOf(running, "stdout.txt")) && Nodes.TextOf(running, "stdout.txt").Length > 0);

        await (await Nodes.Service.DeleteAsync(Other)).EmptyAsync(HttpStatusCode.Accepted);

        var job = await Nodes.WaitForEndAsync("j");
        Assert.Equal("The specified job has been terminated: the workspace 'other' is being deleted", (string?)job["executionInfo"]!["errors"]![0]!["message"]);
        Assert.Contains("/nfs/", Nodes.TextOf(job, "stdout.txt"), StringComparison.Ordinal);
    }

    private static string Mounts(string server, string? directory = null)
    {
        var source = directory is null ? "" : $""","sourceDirectory":"{directory}" """;
        return $$""" "mountVolumes":{"azureFileShares":[{{NodeService.LogsShare}}],"fileServers":[{"fileServer":{"id":"{{server}}"},"relativeMountPath":"nfs"{{source}}}]}""";
    }

    private async Task PutAsync(string server) => await (await Nodes.Service.PutAsync(server, Bodies.FileServer)).EmptyAsync(HttpStatusCode.Accepted);
}
