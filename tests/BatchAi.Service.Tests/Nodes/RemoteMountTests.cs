using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;
using BatchAi.Service.Tests.Storage.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>Jobs of one service that mount shares and containers of another one, by its account's key.</summary>
public sealed class RemoteMountTests : IAsyncLifetime
{
    private readonly StorageFixture _other = new();
    private NodeService? _nodes;
    private ShareClient? _share;
    private BlobContainerClient? _container;

    private NodeService Nodes => _nodes!;

    private ShareClient Share => _share!;

    private BlobContainerClient Container => _container!;

    private string Fetched => Path.Combine(Nodes.Root.Data.Path, "fetched");

    private string Gate => Path.Combine(Nodes.Root.Data.Path, "gate");

    private string WaitForGate => $"until [ -e {Gate} ]; do sleep 0.02; done; ";

    public async Task InitializeAsync()
    {
        await _other.InitializeAsync();
        _share = _other.ShareService.GetShareClient("logs");
        _container = _other.BlobService.GetBlobContainerClient("data");
        await _share.CreateAsync();
        await _container.CreateAsync();
        var remote = RemoteStorage.Read(_other.Root.CaCertificate, new Dictionary<string, Uri> { [StorageFixture.Account] = _other.Blobs });
        _nodes = await NodeService.StartAsync(remote: remote);
    }

    public async Task DisposeAsync()
    {
        await Nodes.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Share_JobChangesAndAdds_IsSentBackAndNothingElse()
    {
        await WriteAsync("keep.txt", "kept");
        await WriteAsync("edit.txt", "old");
        await WriteAsync("sub/run.sh", "#!/bin/sh\necho ran\n");
        var kept = (await FileOf("keep.txt").GetPropertiesAsync()).Value.ETag;

        await Nodes.SubmitAsync("j", "cd $AZ_BATCHAI_JOB_MOUNT_ROOT/logs; cat keep.txt; ./sub/run.sh; echo new >edit.txt; mkdir -p made/deep made/empty; head -c 9000000 /dev/zero >made/deep/large; rm sub/run.sh; ln -s keep.txt link; mkfifo pipe", more: SharesMount());
        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal("new\n", await ReadAsync("edit.txt"));
        Assert.Equal(9_000_000, (await FileOf("made/deep/large").GetPropertiesAsync()).Value.ContentLength);
        Assert.True(Directory.Exists(InShare("made/empty")));
        Assert.True(File.Exists(InShare("sub/run.sh")));
        Assert.False(Path.Exists(InShare("link")));
        Assert.Equal(kept, (await FileOf("keep.txt").GetPropertiesAsync()).Value.ETag);
        Assert.Equal("keptran\n", await ReadAsync(OutputOf(job, "stdout.txt")));
        var log = await ReadAsync(OutputOf(job, "execution.log"));
        Assert.Contains("Fetched 3 files", log, StringComparison.Ordinal);
        Assert.Contains("The job ended: succeeded", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.Exists(Fetched) ? Directory.GetDirectories(Fetched) : [], Directory.Exists);
        await AssertNoPartsAsync();
        AssertNoKeyOutside();
    }

    [Fact]
    public async Task Share_Submission_WarnsAndTellsWhereTheFilesAre()
    {
        using var answer = await Nodes.Service.PutAsync(NodeService.Jobs + "j", $$$"""
            {"properties":{"cluster":{"id":"{{{NodeService.Clusters}}}local"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs","customToolkitSettings":{"commandLine":"true"}{{{SharesMount()}}} } }
            """);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var warning = Assert.Single(answer.Headers.GetValues("Warning"));
        Assert.Contains(ShareUrl(_other.Files.Port), warning, StringComparison.Ordinal);
        Assert.DoesNotContain(StorageFixture.Key, warning, StringComparison.Ordinal);

        using var files = await Nodes.Service.PostAsync(NodeService.Jobs + "j/listOutputFiles?outputdirectoryid=stdouterr");

        Assert.Equal(HttpStatusCode.BadRequest, files.StatusCode);
        Assert.Contains(ShareUrl(_other.Files.Port), await files.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Nodes.WaitForEndAsync("j");
    }

    [Fact]
    public async Task Container_WithNamesOfEveryKind_ComesAndGoesUnderThem()
    {
        string[] names = ["plain", "dir/file", "dir", "../up", "a//b", "./.", "%dot", "sp ace/ü?#+%41"];
        foreach (var name in names) await UploadAsync(name, name);

        await Nodes.SubmitAsync("j", "cd $AZ_BATCHAI_JOB_MOUNT_ROOT/data; find . -type f | wc -l; for f in $(find . -type f -name '%*'); do echo more >>$f; done; echo x >>'sp ace/ü?#+%41'; echo made >'dir/ne w'; head -c 9000000 /dev/zero >large", more: ContainerMount);
        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal(names.Length + "\n", Nodes.TextOf(job, "stdout.txt"));
        var found = new List<string>();
        await foreach (var blob in Container.GetBlobsAsync()) found.Add(blob.Name);
        Assert.Equal([.. names.Concat(["dir/ne w", "large"]).Order(StringComparer.Ordinal)], found.Order(StringComparer.Ordinal));
        Assert.Equal("sp ace/ü?#+%41x\n", await DownloadAsync("sp ace/ü?#+%41"));
        Assert.Equal("../up", await DownloadAsync("../up"));
        Assert.Equal("%dotmore\n", await DownloadAsync("%dot"));
        Assert.Equal(9_000_000, (await Container.GetBlobClient("large").GetPropertiesAsync()).Value.ContentLength);
        Assert.False(Directory.Exists(Path.Combine(Nodes.Root.Data.Path, "up")));
    }

    [Theory]
    [InlineData("azureFileShares", "AZFMountError", "AuthenticationFailed", "bm90IHRoZSBrZXk=")]
    [InlineData("azureBlobFileSystems", "BFSMountError", "AuthenticationFailed", "bm90IHRoZSBrZXk=")]
    [InlineData("azureFileShares", "AZFMountError", "ShareNotFound", null)]
    [InlineData("azureBlobFileSystems", "BFSMountError", "ContainerNotFound", null)]
    [InlineData("azureFileShares", "AZFMountError", "not Base64", "<key>")]
    public async Task Fetch_Refused_FailsTheJobWithTheReason(string kind, string code, string reason, string? key)
    {
        var name = reason.EndsWith("NotFound", StringComparison.Ordinal) ? "none" : "logs";
        var source = kind == "azureFileShares" ? $"\"azureFileUrl\":\"{_other.Files.AbsoluteUri}/{name}\"" : $"\"containerName\":\"{(name == "none" ? name : "data")}\"";
        await Nodes.SubmitAsync("j", "true", more: $$$""","mountVolumes":{"{{{kind}}}":[{"accountName":"wireacct",{{{source}}},"relativeMountPath":"logs","credentials":{"accountKey":"{{{key ?? StorageFixture.Key}}}"}}]}""");

        var job = await Nodes.WaitForEndAsync("j");

        var error = job["executionInfo"]!["errors"]![0]!;
        Assert.Equal((code, -1), ((string?)error["code"], (int?)job["executionInfo"]!["exitCode"]));
        Assert.Contains(reason, error.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(key ?? StorageFixture.Key, error.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "AZFMountError")]
    [InlineData("exit 3", "JobFailed", "AZFMountError")]
    public async Task SendBack_Refused_FailsTheJobAndKeepsEverything(string end, params string[] codes)
    {
        await Nodes.SubmitAsync("j", $"echo precious >$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/result; {WaitForGate}{end}", more: SharesMount());
        await Nodes.WaitForJobAsync("j", "running");
        await Eventually.TrueAsync(() => Directory.Exists(Fetched) && Directory.EnumerateFiles(Fetched, "result", SearchOption.AllDirectories).Any());
        await Share.DeleteAsync();
        await File.WriteAllTextAsync(Gate, "");

        var job = await Nodes.WaitForEndAsync("j");

        var errors = job["executionInfo"]!["errors"]!.AsArray();
        Assert.Equal(codes, errors.Select(error => (string?)error!["code"]));
        var kept = Path.GetDirectoryName(Assert.Single(Directory.EnumerateFiles(Fetched, "result", SearchOption.AllDirectories)))!;
        Assert.Equal("precious\n", await File.ReadAllTextAsync(Path.Combine(kept, "result")));
        Assert.Contains(kept, errors[^1]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgentKilled_WhileTheJobRuns_TheNextOneSendsBack()
    {
        await Nodes.SubmitAsync("j", $"{WaitForGate}echo done >$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/result", more: SharesMount());
        await Nodes.WaitForJobAsync("j", "running");
        await Eventually.TrueAsync(() => Nodes.Tasks().Count > 0);
        await Nodes.Root.EndAgentAsync();
        await File.WriteAllTextAsync(Gate, "");

        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal("done\n", await ReadAsync("result"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fetch_ThatHangs_EndsWithTheJobOrTheAgentAndLeavesNothing(bool isTerminated)
    {
        await using var relay = new TcpRelay(_other.Files.Port, 0);
        await Nodes.SubmitAsync("j", "true", more: SharesMount(relay.Port));
        await Eventually.TrueAsync(() => relay.IsHolding);

        if (isTerminated) await (await Nodes.Service.PostAsync(NodeService.Jobs + "j/terminate")).EmptyAsync(HttpStatusCode.Accepted);
        else await Nodes.Root.KillAgentAsync();
        var job = await Nodes.WaitForEndAsync("j");

        Assert.Equal(isTerminated ? "JobTerminated" : "NodeLost", (string?)job["executionInfo"]!["errors"]![0]!["code"]);
        Assert.Empty(Directory.Exists(Fetched) ? Directory.GetDirectories(Fetched) : []);
    }

    [Fact]
    public async Task Fetch_AgentEndsInTheMiddle_TheNextOneFetchesEverything()
    {
        await WriteAsync("input", "complete");
        await using var relay = new TcpRelay(_other.Files.Port, 0);
        await Nodes.SubmitAsync("j", "cp $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/input $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/output", more: SharesMount(relay.Port));
        await Eventually.TrueAsync(() => relay.IsHolding);

        await Nodes.Root.EndAgentAsync();
        relay.Open();
        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal("complete", await ReadAsync("output"));
    }

    [Fact]
    public async Task AgentKilled_InTheMiddleOfAnUpload_NobodySeesHalfAFile()
    {
        await WriteAsync("large", "the one before");
        await using var relay = new TcpRelay(_other.Files.Port, 6_000_000);
        await Nodes.SubmitAsync("j", "head -c 9000000 /dev/zero >$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/large", more: SharesMount(relay.Port));
        await Eventually.TrueAsync(() => relay.IsHolding);
        await Nodes.Root.EndAgentAsync();

        Assert.Equal("the one before", await ReadAsync("large"));
        relay.Open();
        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal(9_000_000, (await FileOf("large").GetPropertiesAsync()).Value.ContentLength);
        await AssertNoPartsAsync();
    }

    [Fact]
    public async Task ClusterMount_SetupAndJobs_SeeAndChangeIt()
    {
        await WriteAsync("in.txt", "hello");
        await Nodes.PutClusterAsync("c", 1, more: $$$""","nodeSetup":{"mountVolumes":{"azureFileShares":[{{{ShareOf("ext", _other.Files.Port)}}}]},"setupTask":{"commandLine":"cat $AZ_BATCHAI_MOUNT_ROOT/ext/in.txt","stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/ext/setup"} }""");
        await Nodes.WaitForIdleAsync("c", 1);
        await Nodes.SubmitAsync("j", "cat $AZ_BATCHAI_MOUNT_ROOT/ext/in.txt; echo 1 >$AZ_BATCHAI_MOUNT_ROOT/ext/out.txt", "c");

        var job = await Nodes.WaitForEndAsync("j");

        Assert.True((string?)job["executionState"] == "succeeded", job.ToJsonString());
        Assert.Equal("hello", Nodes.TextOf(job, "stdout.txt"));
        Assert.Equal("1\n", await ReadAsync("out.txt"));
        Assert.True(Directory.Exists(InShare("setup")));
    }

    private static string ShareUrl(int port) => $"https://127.0.0.1:{port}/{StorageFixture.Account}/logs";

    private static string ShareOf(string path, int port) =>
        $$$"""{"accountName":"wireacct","azureFileUrl":"{{{ShareUrl(port)}}}","relativeMountPath":"{{{path}}}","credentials":{"accountKey":"{{{StorageFixture.Key}}}"}}""";

    private string SharesMount(int? port = null) => $$$""","mountVolumes":{"azureFileShares":[{{{ShareOf("logs", port ?? _other.Files.Port)}}}]}""";

    private static string ContainerMount => $$$""","mountVolumes":{"azureFileShares":[{{{NodeService.LogsShare}}}],"azureBlobFileSystems":[{"accountName":"wireacct","containerName":"data","relativeMountPath":"data","credentials":{"accountKey":"{{{StorageFixture.Key}}}"}}]}""";

    private static string OutputOf(JsonNode job, string name) => $"{(string)job["jobOutputDirectoryPathSegment"]!}/stdouterr/{name}";

    private string InShare(string path) => Path.Combine(_other.Root.Share(StorageFixture.Account, "logs"), path);

    private ShareFileClient FileOf(string path) => Share.GetRootDirectoryClient().GetFileClient(path);

    private async Task WriteAsync(string path, string text)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) await Share.CreateDirectoryAsync(folder);
        await FileOf(path).CreateAsync(text.Length);
        await FileOf(path).UploadRangeAsync(new HttpRange(0, text.Length), new MemoryStream(Encoding.UTF8.GetBytes(text)));
    }

    private async Task<string> ReadAsync(string path)
    {
        using var reader = new StreamReader((await FileOf(path).DownloadAsync()).Value.Content);
        return await reader.ReadToEndAsync();
    }

    // The client would take some names for steps of a path.
    private async Task UploadAsync(string name, string text)
    {
        var url = new Uri($"{_other.Blobs.AbsoluteUri}/data");
        using var client = new RemoteClient(url, StorageFixture.Account, StorageFixture.Key, await File.ReadAllTextAsync(_other.Root.CaCertificate), TimeProvider.System);
        await client.AskAsync(new RemoteRequest(HttpMethod.Put, name) { Headers = [("x-ms-blob-type", "BlockBlob")], Body = Encoding.UTF8.GetBytes(text) }, CancellationToken.None);
    }

    private async Task<string> DownloadAsync(string name)
    {
        var url = new Uri($"{_other.Blobs.AbsoluteUri}/data");
        using var client = new RemoteClient(url, StorageFixture.Account, StorageFixture.Key, await File.ReadAllTextAsync(_other.Root.CaCertificate), TimeProvider.System);
        return await client.AskAsync(new RemoteRequest(HttpMethod.Get, name), (answer, _, end) => answer.Content.ReadAsStringAsync(end), CancellationToken.None);
    }

    private async Task AssertNoPartsAsync()
    {
        var names = new List<string>();
        await foreach (var item in Share.GetRootDirectoryClient().GetFilesAndDirectoriesAsync()) names.Add(item.Name);
        Assert.DoesNotContain(names, name => name.Contains("batchai-part", StringComparison.Ordinal));
    }

    private void AssertNoKeyOutside()
    {
        foreach (var log in Directory.EnumerateFiles(Path.Combine(Nodes.Root.Data.Path, "logs"))) Assert.DoesNotContain(StorageFixture.Key, File.ReadAllText(log), StringComparison.Ordinal);
        Assert.DoesNotContain(AttemptFolder.All(Nodes.Root.Data.Path), attempt => File.Exists(attempt.Order));
    }
}
