using System.Text.Json.Nodes;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Control.Support;
using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Clients;

/// <summary>The quickstart with clients that nobody here wrote, through a real engine.</summary>
public sealed class ClientTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Python = "/usr/bin/python3";
    private const string FindRuntime = "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ['msrest', 'msrestazure'])))";
    private readonly TestRoot _root = new();
    private TestService? _service;

    private TestService Service => _service!;

    public async Task InitializeAsync() =>
        _service = await TestService.StartAsync(_root.Data.Path, (root, log, time) => new ProcessEngine(root, log, time));

    public async Task DisposeAsync()
    {
        await Service.StopAsync();
        await _root.DisposeAsync();
    }

    [ClientFact("azure.mgmt.batchai", Python, "-c", "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ['azure.identity', 'azure.mgmt.batchai', 'azure.mgmt.resource', 'azure.mgmt.storage'])))")]
    public async Task PythonPackage_DoesTheQuickstart() =>
        output.WriteLine(await ClientProcess.RunAsync(Service, Python, ClientProcess.Script("Clients", "batchai_flow.py"), Service.Endpoint.ToString(), Service.Token, Service.Root.Path));

    [ClientFact("msrestazure", Python, "-c", FindRuntime)]
    public Task PythonRuntimeOfMarch2018_DoesTheQuickstart() => RunEarlierAsync("2018-03-01");

    [ClientFact("msrestazure", Python, "-c", FindRuntime)]
    public Task PythonRuntimeOf2017_DoesTheQuickstart() => RunEarlierAsync("2017-09-01-preview");

    [ClientFact("@azure/arm-batchai", "node", "-e", "require.resolve('@azure/arm-batchai')")]
    public async Task NodePackage_DoesTheQuickstart()
    {
        _root.MakeShare("nodeflow", "logs");

        output.WriteLine(await ClientProcess.RunAsync(Service, "node", ClientProcess.Script("Clients", "batchai_flow.js"), Service.Endpoint.ToString(), Service.Token));
    }

    [ClientFact("azure-cli with the batchai module", Python, "-c", "import importlib.util as u, shutil, sys; sys.exit(not (shutil.which('az') and u.find_spec('azure.cli.command_modules.batchai')))")]
    public async Task AzureCli_SignsInAndDoesTheQuickstart()
    {
        await AzAsync("cloud register -n local --endpoint-resource-manager", Service.Endpoint.ToString().TrimEnd('/'), "--suffix-storage-endpoint core.windows.net");
        await AzAsync("cloud set -n local");
        await AzAsync("login --service-principal -u any --tenant adfs -p", Service.Token);
        await AzAsync("group create -n quickstart -l eastus");
        await AzAsync("storage account create -n cliaccount -g quickstart -l eastus --sku Standard_LRS");
        await AzAsync("storage share-rm create -n logs --storage-account cliaccount -g quickstart");
        var keys = await AzAsync("storage account keys list -n cliaccount -g quickstart");
        await AzAsync("batchai workspace create -n ws -g quickstart -l eastus");
        var cluster = await AzAsync("batchai cluster create -n nc6 -w ws -g quickstart -s Standard_NC6 -i UbuntuDSVM -t 1 -u me -p pass-word");
        await AzAsync("batchai experiment create -n exp -w ws -g quickstart");

        await WriteJobAsync();
        var job = await AzAsync($"batchai job create -n first -e exp -w ws -g quickstart -c nc6 -f {JobPath} --storage-account-name cliaccount --storage-account-key", (string)keys[0]!["value"]!);
        await AzAsync("batchai job wait -n first -e exp -w ws -g quickstart");
        var shown = await AzAsync("batchai job show -n first -e exp -w ws -g quickstart");
        var files = await AzAsync("batchai job file list -j first -e exp -w ws -g quickstart");

        Assert.Equal("STANDARD_NC6", (string?)cluster["vmSize"]);
        Assert.Equal("custom", (string?)job["toolType"]);
        Assert.Equal("succeeded", (string?)shown["executionState"]);
        Assert.Equal(["execution.log", "stderr.txt", "stdout.txt"], files.AsArray().Select(file => (string?)file!["name"]));
        await AzAsync("batchai job terminate -y -n first -e exp -w ws -g quickstart");
        await AzAsync("batchai job delete -y -n first -e exp -w ws -g quickstart");
        await AzAsync("batchai cluster delete -y -n nc6 -w ws -g quickstart");
        await AzAsync("group delete -y -n quickstart");
        Assert.Equal("false", (await AzAsync("group exists -n quickstart")).ToJsonString());
    }

    private async Task RunEarlierAsync(string version) =>
        output.WriteLine(await ClientProcess.RunAsync(Service, Python, ClientProcess.Script("Clients", "batchai_earlier_flow.py"), Service.Endpoint.ToString(), Service.Token, Service.Root.Path, version));

    private string JobPath => Path.Combine(Service.Root.Path, "job.json");

    private Task WriteJobAsync() => File.WriteAllTextAsync(JobPath, """
        {
          "properties": {
            "nodeCount": 1,
            "customToolkitSettings": { "commandLine": "echo hi" },
            "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
            "mountVolumes": {
              "azureFileShares": [{
                "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs",
                "relativeMountPath": "logs"
              }]
            }
          }
        }
        """);

    private async Task<JsonNode> AzAsync(string words, string? value = null, string more = "")
    {
        string?[] arguments = [.. words.Split(' '), value, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var printed = await ClientProcess.RunAsync(Service, "az", [.. arguments.OfType<string>(), "--output", "json"]);
        return string.IsNullOrWhiteSpace(printed) ? new JsonObject() : JsonNode.Parse(printed)!;
    }
}
