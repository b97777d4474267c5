using BatchAi.Service.Tests.Crash;

namespace BatchAi.Service.Tests.Clients;

/// <summary>All clients at once on one service: each does its quickstart, and sees nothing of the others'.</summary>
public sealed class AllClientsTests(ClientService service) : IClassFixture<ClientService>
{
    private static readonly string Module = Path.Combine(Path.GetDirectoryName(Runs.Support.RepositoryFolder.Examples)!, "out", "BatchAi", "BatchAi.psd1");

    [ClientFact("azure.mgmt.batchai", Installed.Python, "-c", Installed.PythonFlow)]
    public async Task AllClients_SideBySide_DoNotMix()
    {
        await Task.WhenAll(Flows());

        using var client = service.Client();
        Assert.Equal(["default"], await NamesAsync(client, "/providers/Microsoft.BatchAI/workspaces"));
        Assert.Equal(["default"], await NamesAsync(client, "/resourceGroups"));
        Assert.Equal(["local"], await NamesAsync(client, "/providers/Microsoft.Storage/storageAccounts"));
        Assert.Empty(await client.ListAsync(CrashClient.Jobs));
    }

    private List<Task> Flows()
    {
        List<Task> flows =
        [
            service.RunScriptAsync(Installed.Python, "batchai_flow.py", "pyone"),
            service.RunScriptAsync(Installed.Python, "batchai_flow.py", "pytwo"),
            service.RunScriptAsync(Installed.Python, "batchai_async_flow.py", "asyncflow"),
        ];
        if (ClientFactAttribute.IsThere(Installed.Python, "-c", Installed.PythonOfOldFlow))
        {
            flows.AddRange(new[] { "2018-03-01", "2017-09-01-preview" }.Select(version => service.RunScriptAsync(Installed.Python, "batchai_earlier_flow.py", service.Root.Path, version)));
        }

        if (ClientFactAttribute.IsThere("node", "-e", Installed.NodeFlow)) flows.Add(service.RunScriptAsync("node", "batchai_flow.js", "nodeflow"));
        if (ClientFactAttribute.IsThere(Installed.Python, "-c", Installed.AzFlow)) flows.Add(RunAzAsync());
        if (File.Exists(Module) && ClientFactAttribute.IsThere("pwsh", "-Version")) flows.Add(service.RunModuleAsync(Module, "psflow"));
        return flows;
    }

    private async Task RunAzAsync()
    {
        var az = new AzureCli(service);
        await az.SignInAsync();
        await az.AskAsync("group create -n azflow -l eastus");
        await az.AskAsync("batchai workspace create -g azflow -n quickstart");
        await az.AskAsync("batchai cluster create -n mycluster -g azflow -w quickstart -s Standard_NC6 -t 1 -u me -p Pass-word1");
        await az.AskAsync("storage account create -n azflowstorage -g azflow --sku Standard_LRS");
        await az.AskAsync("storage share-rm create -n logs --storage-account azflowstorage -g azflow");
        await az.AskAsync("batchai experiment create -n exp -g azflow -w quickstart");
        var job = Path.Combine(service.Root.Path, "home", "azflow.json");
        await File.WriteAllTextAsync(job, Scripts.Custom("echo azflow"));
        await az.AskAsync("batchai job create -n only -c mycluster -g azflow -w quickstart -e exp --storage-account-name azflowstorage --afs-name logs -f", job);
        await az.SayAsync("batchai job wait -n only -g azflow -w quickstart -e exp");
        Assert.Equal("azflow\n", await az.SayAsync("batchai job file stream -j only -f stdout.txt -g azflow -w quickstart -e exp"));
        Assert.Equal("mycluster", (string?)Assert.Single((await az.AskAsync("batchai cluster list -g azflow -w quickstart"))!.AsArray())!["name"]);
        Assert.Equal("only", (string?)Assert.Single((await az.AskAsync("batchai job list -g azflow -w quickstart -e exp"))!.AsArray())!["name"]);
        await az.AskAsync("group delete -n azflow -y");
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(CrashClient client, string path) =>
        [.. (await client.ListAsync("/subscriptions/00000000-0000-0000-0000-000000000000" + path)).Select(one => one.GetProperty("name").GetString()!)];
}
