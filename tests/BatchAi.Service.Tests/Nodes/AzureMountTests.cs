using BatchAi.Service.Hosting.Mounts;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;
using BatchAi.Service.Tests.Storage.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>Jobs and clusters that mount shares and containers of Azure, on a machine that has programs for it: stand-ins of them.</summary>
public sealed class AzureMountTests : IAsyncLifetime
{
    private readonly string _programs = Directory.CreateTempSubdirectory("batchai-programs-").FullName;
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    private string[] Mounted => [.. MountTable.Below(Nodes.Root.Data.Path)];

    public async Task InitializeAsync()
    {
        var blobs = new Dictionary<string, Uri> { ["mapped"] = new("https://127.0.0.1:9/mapped") };
        _nodes = await NodeService.StartAsync(remote: RemoteStorage.Read(null, blobs) with { Programs = _programs });
    }

    public async Task DisposeAsync()
    {
        await Nodes.DisposeAsync();
        await TestFolder.RemoveAsync(_programs);
    }

    [RootFact]
    public async Task Job_SeesTheMounted_AndTheAnswerSaysSo()
    {
        var (cifs, blobfuse) = (new FakeMountProgram(_programs, "mount.cifs"), new FakeMountProgram(_programs, "blobfuse2"));
        await File.WriteAllTextAsync(Path.Combine(cifs.Content, "in"), "hello");

        var warnings = await PutAsync("j", "cat $AZ_BATCHAI_JOB_MOUNT_ROOT/ext/in; ls $AZ_BATCHAI_JOB_MOUNT_ROOT/data; echo 1 >$AZ_BATCHAI_JOB_MOUNT_ROOT/ext/out", Share("theirs"), Container("theirs"));
        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal("helloin\n", Nodes.TextOf(job, "stdout.txt"));
        Assert.Equal("1\n", await File.ReadAllTextAsync(Path.Combine(cifs.Content, "out")));
        Assert.Contains(warnings, warning => warning.Contains($"mounted from https://theirs.file.core.windows.net/ext by {cifs.Path}", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Contains($"mounted from https://theirs.blob.core.windows.net/data by {blobfuse.Path}", StringComparison.Ordinal));
        Assert.Contains($"Mounted https://theirs.file.core.windows.net/ext by {cifs.Path}", Nodes.TextOf(job, "execution.log"), StringComparison.Ordinal);
        Assert.Contains("file_mode=0700,dir_mode=0777", cifs.Arguments[3], StringComparison.Ordinal);
        Assert.DoesNotContain(StorageFixture.Key, string.Join('\n', warnings), StringComparison.Ordinal);
        Assert.Empty(Mounted);
    }

    [RootFact]
    public async Task Answer_WhereNoProgramCan_SaysThatItIsFetched()
    {
        _ = new FakeMountProgram(_programs, "blobfuse2");

        var warnings = await PutAsync("j", "true", Share("theirs"), Container("mapped"));

        Assert.All(warnings, warning => Assert.Contains("it is fetched from", warning, StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Contains("https://127.0.0.1:9/mapped/data", StringComparison.Ordinal));
        await Nodes.WaitForEndAsync("j");
    }

    [RootFact]
    public async Task ClusterMount_IsThereForSetupAndJobs_AndForNobodyElse()
    {
        var cifs = new FakeMountProgram(_programs, "mount.cifs");
        var warnings = await Nodes.PutClusterAsync("c", 1, more: $$""","nodeSetup":{"mountVolumes":{ {{Share("theirs")}} },"setupTask":{"commandLine":"echo setup >$AZ_BATCHAI_MOUNT_ROOT/ext/setup","stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/ext"} }""");
        Assert.Contains(warnings, warning => warning.Contains(cifs.Path, StringComparison.Ordinal));
        await Nodes.WaitForIdleAsync("c", 1);
        Assert.Empty(Mounted);

        await Nodes.SubmitAsync("j", "cat $AZ_BATCHAI_MOUNT_ROOT/ext/setup; echo job >$AZ_BATCHAI_MOUNT_ROOT/ext/job", "c");
        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal("setup\n", Nodes.TextOf(job, "stdout.txt"));
        Assert.Equal("job\n", await File.ReadAllTextAsync(Path.Combine(cifs.Content, "job")));
        Assert.Empty(Mounted);
    }

    [RootFact]
    public async Task AgentAndJobDie_TheNextOnesUnmount()
    {
        var cifs = new FakeMountProgram(_programs, "mount.cifs");
        await File.WriteAllTextAsync(Path.Combine(cifs.Content, "precious"), "kept");
        await PutAsync("j", "sleep 1000", Share("theirs"));
        await NodeService.UntilAsync(() => Mounted.Length == 1 && Nodes.Tasks().Count == 1);

        await Nodes.StopAsync();
        await Nodes.KillAgentAndTasksAsync();
        Assert.Single(Mounted);
        await Nodes.ServeAsync();

        Assert.Equal("NodeLost", (string?)(await Nodes.WaitForEndAsync("j"))["executionInfo"]!["errors"]![0]!["code"]);
        Assert.Empty(Mounted);
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(cifs.Content, "precious")));
    }

    [RootFact]
    public async Task Key_WithALineBreak_TellsTheProgramNothingElse()
    {
        var cifs = new FakeMountProgram(_programs, "mount.cifs");

        await PutAsync("j", "true", Share("theirs", @"a2V5\ndomains="));
        await Nodes.WaitForEndAsync("j");

        Assert.Equal("username=theirs\npassword=a2V5domains=\n", cifs.Secret);
    }

    private async Task<IReadOnlyList<string>> PutAsync(string name, string command, params string[] mounts)
    {
        var own = NodeService.LogsShare;
        var volumes = string.Join(',', mounts.Select(mount => mount.Replace("[{", mount.Contains("azureFileShares", StringComparison.Ordinal) ? $"[{own},{{" : "[{", StringComparison.Ordinal)));
        using var answer = await Nodes.Service.PutAsync(NodeService.Jobs + name, $$$"""
            {"properties":{"cluster":{"id":"{{{NodeService.Clusters}}}local"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs","customToolkitSettings":{"commandLine":"{{{command}}}"},"mountVolumes":{ {{{volumes}}} } } }
            """);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return [.. answer.Headers.GetValues("Warning")];
    }

    private static string Share(string account, string? key = null) =>
        $$$""" "azureFileShares":[{"accountName":"{{{account}}}","azureFileUrl":"https://{{{account}}}.file.core.windows.net/ext","relativeMountPath":"ext","fileMode":"0700","credentials":{"accountKey":"{{{key ?? StorageFixture.Key}}}"}}]""";

    private static string Container(string account) =>
        $$$""" "azureBlobFileSystems":[{"accountName":"{{{account}}}","containerName":"data","relativeMountPath":"data","credentials":{"accountKey":"{{{StorageFixture.Key}}}"}}]""";
}
