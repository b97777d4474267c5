using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Tls;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Storage.Files;

/// <summary>The storage side of the quickstarts: what is uploaded a job finds, and what it writes can be listed and downloaded.</summary>
public sealed class QuickstartTests : IAsyncLifetime
{
    private const string Account = "quickstorage";
    private const string AccountPath = Calls.Subscription + "/resourceGroups/default/providers/Microsoft.Storage/storageAccounts/" + Account;
    private const string StorageVersion = "api-version=2018-07-01";
    private const string JobPath = Calls.Experiment + "/jobs/first";
    private const string Script = "printf 'Finished Epoch[1 of 1]\\n'; printf trained > \"$1/model.dnn\"; cp \"$0\" \"$1/script.sh\"\n";
    private readonly TestRoot _root = new();
    private ServiceHost? _service;
    private HttpClient _client = new();

    public async Task InitializeAsync()
    {
        var options = new ServiceOptions { Root = _root.Data, Port = 0, BlobPort = 0, FilePort = 0 };
        _service = await ServiceHost.StartAsync(options, BatchAiContent.StartAsync, TimeProvider.System, CancellationToken.None);
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(_root.Data)) },
        });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _service!.DisposeAsync();
        await _root.DisposeAsync();
    }

    [Fact]
    public async Task Job_FindsWhatWasUploaded_AndItsFilesOpenByTheirLinks()
    {
        _ = await ArmAsync(HttpMethod.Put, $"{AccountPath}?{StorageVersion}", Bodies.Account);
        var key = (string)(await ArmAsync(HttpMethod.Post, $"{AccountPath}/listKeys?{StorageVersion}"))["keys"]![0]!["value"]!;
        _ = await ArmAsync(HttpMethod.Put, $"{AccountPath}/fileServices/default/shares/scripts?{StorageVersion}", "{}");
        var shares = new ShareServiceClient(new Uri($"{_service!.Description.FileEndpoint}/{Account}"), new StorageSharedKeyCredential(Account, key), new ShareClientOptions { Transport = new HttpClientTransport(_client) });
        await shares.CreateShareAsync("logs");
        var folder = (await shares.GetShareClient("scripts").CreateDirectoryAsync("cntk")).Value;
        var script = (await folder.CreateFileAsync("train.sh", Script.Length)).Value;
        await script.UploadAsync(new MemoryStream(Encoding.ASCII.GetBytes(Script)));

        _ = await ArmAsync(HttpMethod.Put, $"{JobPath}?{Calls.Version}", Job());
        var job = await EndAsync();
        Assert.Equal("succeeded", (string?)job["properties"]!["executionState"]);
        var files = (await ArmAsync(HttpMethod.Post, $"{JobPath}/listOutputFiles?outputdirectoryid=MODEL&{Calls.Version}"))["value"]!.AsArray();

        Assert.Equal(["model.dnn", "script.sh"], files.Select(file => (string)file!["name"]!));
        var link = (string)files[0]!["downloadUrl"]!;
        Assert.Equal("trained", await _client.GetStringAsync(new Uri(link)));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(link)) { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using var part = await _client.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "ain"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        Assert.Equal(Script, await _client.GetStringAsync(new Uri((string)files[1]!["downloadUrl"]!)));
    }

    private async Task<JsonNode> EndAsync()
    {
        while (true)
        {
            var job = await ArmAsync(HttpMethod.Get, $"{JobPath}?{Calls.Version}");
            if ((string?)job["properties"]!["executionState"] is "succeeded" or "failed") return job;
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task<JsonNode> ArmAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_service!.Description.ManagementEndpoint + path)) { Content = body is null ? null : Calls.Json(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(_root.Data.Token));
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private static string Job() => $$$"""
        {"properties":{"cluster":{"id":"{{{Calls.Cluster}}}"},"nodeCount":1,
         "stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
         "outputDirectories":[{"id":"MODEL","pathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs"}],
         "mountVolumes":{"azureFileShares":[{{{Mount("logs")}}},{{{Mount("scripts")}}}]},
         "customToolkitSettings":{"commandLine":"sh $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/cntk/train.sh $AZ_BATCHAI_OUTPUT_MODEL"} } }
        """;

    private static string Mount(string share) => $$"""
        {"accountName":"{{Account}}","azureFileUrl":"https://{{Account}}.file.core.windows.net/{{share}}",
         "credentials":{"accountKey":"a2V5"},"relativeMountPath":"{{share}}" }
        """;
}
