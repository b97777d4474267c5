using System.Text.Json.Nodes;
using Azure.Storage.Sas;
using BatchAi.Service.Tests.Clients;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

/// <summary>Clients that nobody here wrote.</summary>
public sealed class FileClientTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Python = "/usr/bin/python3";

    private string Connection => $"DefaultEndpointsProtocol=https;AccountName={StorageFixture.Account};AccountKey={StorageFixture.Key};FileEndpoint={service.Files}";

    [ClientFact("azure.storage.fileshare", Python, "-c", "import importlib.util as u, sys; sys.exit(not (u.find_spec('azure') and u.find_spec('azure.storage') and u.find_spec('azure.storage.fileshare')))")]
    public async Task PythonPackage_DoesAllThatPeopleDo()
    {
        var name = $"python-{Guid.NewGuid():N}";

        Assert.Contains("done", await RunAsync(Python, ClientProcess.Script("Storage/Files", "files_flow.py"), Connection, name, service.Root.Share(StorageFixture.Account, name)), StringComparison.Ordinal);
    }

    [ClientFact("@azure/storage-file-share", "node", "-e", "require.resolve('@azure/storage-file-share')")]
    public async Task NodePackage_DoesAllThatPeopleDo()
    {
        var name = $"node-{Guid.NewGuid():N}";

        var printed = await RunAsync("node", ClientProcess.Script("Storage/Files", "files_flow.js"), Connection, name, service.Root.Share(StorageFixture.Account, name));

        Assert.Contains("renamed", printed, StringComparison.Ordinal);
        Assert.Contains("done", printed, StringComparison.Ordinal);
    }

    [ClientFact("azure-cli", "az", "version")]
    public async Task AzureCli_UploadsListsCopiesAndDownloads()
    {
        var (name, local) = ($"cli-{Guid.NewGuid():N}", Directory.CreateDirectory(Path.Combine(service.Root.Path, "local")).FullName);
        Directory.CreateDirectory(Path.Combine(local, "in", "deep"));
        await File.WriteAllTextAsync(Path.Combine(local, "in", "one.txt"), "one");
        await File.WriteAllTextAsync(Path.Combine(local, "in", "deep", "two.txt"), "two");
        Directory.CreateDirectory(Path.Combine(local, "out"));

        Assert.True((bool)(await AzAsync($"share create -n {name} --quota 4"))!["created"]!);
        await AzAsync($"directory create -s {name} -n cntk");
        await AzAsync($"file upload -s {name} -p cntk --source", Path.Combine(local, "in", "one.txt"));
        await AzAsync($"file upload-batch -d {name} --destination-path batch -s", Path.Combine(local, "in"));
        var listed = await AzAsync($"file list -s {name}");
        Assert.True((bool)(await AzAsync($"file exists -s {name} -p cntk/one.txt"))!["exists"]!);
        Assert.False((bool)(await AzAsync($"file exists -s {name} -p cntk/none.txt"))!["exists"]!);
        var url = (string)(await AzAsync($"file url -s {name} -p cntk/one.txt"))!;
        await AzAsync($"file copy start --source-share {name} --source-path cntk/one.txt --destination-share {name} --destination-path copy.txt");
        await AzAsync($"file download -s {name} -p copy.txt --dest", Path.Combine(local, "copy.txt"));
        await AzAsync($"file download-batch -s {name} -d", Path.Combine(local, "out"));
        await AzAsync($"file delete -s {name} -p copy.txt");
        Assert.True((bool)(await AzAsync($"directory exists -s {name} -n batch/deep"))!["exists"]!);
        await AzAsync($"share delete -n {name}");

        Assert.Equal(["batch", "cntk"], listed!.AsArray().Select(item => (string)item!["name"]!).Order(StringComparer.Ordinal));
        Assert.Equal($"{service.Files}/{name}/cntk/one.txt", url);
        Assert.Equal(("one", "two"), (File.ReadAllText(Path.Combine(local, "copy.txt")), File.ReadAllText(Path.Combine(local, "out", "batch", "deep", "two.txt"))));
    }

    [ClientFact("curl", "curl", "--version")]
    public async Task Curl_OpensALink_AndAPartOfIt()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("out with ü.txt", "0123456789");
        var sas = new ShareSasBuilder { ShareName = share.Name, FilePath = "out with ü.txt", Resource = "f", ExpiresOn = service.Time.GetUtcNow().AddHours(1), ContentType = "text/x-shown" };
        sas.SetPermissions(ShareFileSasPermissions.Read);
        var link = $"{share.Client.Uri}/{Uri.EscapeDataString("out with ü.txt")}?{sas.ToSasQueryParameters(StorageFixture.Credential)}";

        Assert.Equal("0123456789", await CurlAsync(link));
        Assert.Equal("345", await CurlAsync("-H", "Range: bytes=3-5", link));
        Assert.Contains("text/x-shown", await CurlAsync("-I", link), StringComparison.Ordinal);
        Assert.Equal("403", await CurlAsync("-o", "/dev/null", "-w", "%{http_code}", link.Replace("sp=r", "sp=rw", StringComparison.Ordinal)));
        Assert.Equal("401", await CurlAsync("-o", "/dev/null", "-w", "%{http_code}", link.Split('?')[0]));
    }

    private Task<string> CurlAsync(params string[] arguments) => RunAsync("curl", ["-sS", "--noproxy", "*", "--cacert", service.Root.CaCertificate, .. arguments]);

    private async Task<JsonNode?> AzAsync(string command, params string[] more)
    {
        var printed = await RunAsync("az", ["storage", .. command.Split(' '), .. more, "--connection-string", Connection, "--only-show-errors", "-o", "json"]);
        return printed.Trim().Length == 0 ? null : JsonNode.Parse(printed);
    }

    private Task<string> RunAsync(string program, params string[] arguments) => ClientProcess.RunAsync(service.Root.CaCertificate, service.Root.Path, program, arguments);
}
