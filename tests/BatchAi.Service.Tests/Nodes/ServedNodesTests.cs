using System.Text.Json;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.Crash;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>The real program: what it takes from its environment and its command line reaches the nodes.</summary>
public sealed class ServedNodesTests : IAsyncLifetime
{
    private readonly BatchAiProcess _batchAi = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _batchAi.DisposeAsync();

    [RootFact]
    public async Task Serve_WithToolOnThePathAndMountCommands_GivesNodesBoth()
    {
        var (exitCode, output) = await _batchAi.ScriptAsync("""
            mkdir "$ROOT/programs"; printf '#!/bin/sh\necho GPU-aaaa-1\n' >"$ROOT/programs/nvidia-smi"; chmod +x "$ROOT/programs/nvidia-smi"
            PATH="$ROOT/programs:$PATH" $BATCHAI serve --detach --allow-mount-commands --data-root "$ROOT" --port 0 --blob-port 0 --file-port 0
            """);
        Assert.True(exitCode == 0, output);
        using var client = new CrashClient(_batchAi.Root, new Uri(ServiceFile.TryRead(_batchAi.Root)!.ManagementEndpoint));
        var logs = Directory.CreateDirectory(_batchAi.Root.Share("acct", "logs")).FullName;

        await client.PutAsync(CrashClient.Workspace + "/clusters/gpus", """
            {"properties":{"vmSize":"STANDARD_NC6","scaleSettings":{"manual":{"targetNodeCount":1}},"userAccountSettings":{"adminUserName":"me"}}}
            """);
        await client.PutAsync(CrashClient.Jobs + "/j", $$$"""
            {"properties":{"cluster":{"id":"{{{CrashClient.Workspace}}}/clusters/gpus"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
             "customToolkitSettings":{"commandLine":"echo $CUDA_VISIBLE_DEVICES; mountpoint -q $AZ_BATCHAI_JOB_MOUNT_ROOT/mem && echo mounted"},
             "mountVolumes":{"azureFileShares":[{{{NodeService.LogsShare}}}],"unmanagedFileSystems":[{"mountCommand":"mount -t tmpfs tmpfs","relativeMountPath":"mem"}]} } }
            """);
        await NodeService.UntilAsync(async () => StateOf((await client.ListAsync(CrashClient.Jobs)).Single()) is "succeeded" or "failed", static () => "");

        var said = Assert.Single(Directory.GetFiles(logs, "stdout.txt", SearchOption.AllDirectories));
        Assert.Equal("GPU-aaaa-1\nmounted\n", await File.ReadAllTextAsync(said));
    }

    [NotRootFact]
    public async Task Serve_MountCommandsWithoutRoot_IsRefused()
    {
        var (exitCode, output) = await _batchAi.RunAsync("serve", "--allow-mount-commands", "--port", "0", "--blob-port", "0", "--file-port", "0");

        Assert.Equal(1, exitCode);
        Assert.Contains("MountCommandsNeedRoot", output, StringComparison.Ordinal);
    }

    private static string StateOf(JsonElement job) => job.GetProperty("properties").GetProperty("executionState").GetString()!;
}
