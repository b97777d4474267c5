using Azure.Storage.Sas;
using BatchAi.Service.Tests.Clients;
using BatchAi.Service.Tests.Storage.Support;
using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Storage.Blobs.Clients;

/// <summary>Blobs with clients that nobody here wrote.</summary>
public sealed class BlobClientTests(StorageFixture service, ITestOutputHelper output) : IClassFixture<StorageFixture>
{
    private const string Python = "/usr/bin/python3";
    private const string Folder = "blobs";

    private string Connection =>
        $"DefaultEndpointsProtocol=https;AccountName={StorageFixture.Account};AccountKey={StorageFixture.Key};BlobEndpoint={service.Blobs};";

    private string Containers => Path.Combine(service.Root.StorageAccount(StorageFixture.Account), Folder);

    [ClientFact("azure.storage.blob", Python, "-c", "import azure.storage.blob")]
    public async Task PythonPackage_DoesWhatItsUsersDo() => output.WriteLine(await RunAsync(Python, Script("blob_flow.py"), Connection, Containers));

    [ClientFact("@azure/storage-blob", "node", "-e", "require.resolve('@azure/storage-blob')")]
    public async Task NodePackage_DoesWhatItsUsersDo() => output.WriteLine(await RunAsync("node", Script("blob_flow.js"), Connection));

    [ClientFact("azure-cli", "az", "storage", "blob", "--help")]
    public async Task AzureCli_CopiesFoldersUpAndDown()
    {
        var files = Directory.CreateDirectory(Path.Combine(service.Root.Path, "cli", "up", "sub"));
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "a.txt"), "from the CLI");
        var (up, down) = (files.Parent!.FullName, Directory.CreateDirectory(Path.Combine(service.Root.Path, "cli", "down")).FullName);

        await AzAsync("container create -n cli");
        await AzAsync($"blob upload-batch -d cli -s {up}");
        var listed = await AzAsync("blob list -c cli --query [].name -o tsv");
        await AzAsync($"blob download-batch -s cli -d {down}");
        await AzAsync("blob delete-batch -s cli");

        Assert.Equal("sub/a.txt", listed.Trim());
        Assert.Equal("from the CLI", await File.ReadAllTextAsync(Path.Combine(down, "sub", "a.txt")));
        Assert.Empty((await AzAsync("blob list -c cli --query [].name -o tsv")).Trim());
    }

    [ClientFact("curl", "curl", "--version")]
    public async Task Curl_WithASignature_TakesAllOrAPart()
    {
        var container = service.BlobService.GetBlobContainerClient("curl");
        await container.CreateAsync();
        await container.UploadBlobAsync("a b.txt", BinaryData.FromString("0123456789"));
        var link = container.GetBlobClient("a b.txt").GenerateSasUri(BlobSasPermissions.Read, service.Time.GetUtcNow().AddHours(1)).AbsoluteUri;
        string[] common = ["--silent", "--show-error", "--fail", "--noproxy", "*", "--cacert", service.Root.CaCertificate];

        Assert.Equal("0123456789", await RunAsync("curl", [.. common, link]));
        Assert.Equal("234", await RunAsync("curl", [.. common, "--range", "2-4", link]));
        Assert.Equal("789", await RunAsync("curl", [.. common, "--range", "-3", link]));
    }

    private Task<string> RunAsync(string program, params string[] arguments) => ClientProcess.RunAsync(service.Root.CaCertificate, service.Root.Path, program, arguments);

    private Task<string> AzAsync(string words) => RunAsync("az", ["storage", .. words.Split(' '), "--connection-string", Connection]);

    private static string Script(string name) => ClientProcess.Script(Path.Combine("Storage", "Blobs", "Clients"), name);
}
