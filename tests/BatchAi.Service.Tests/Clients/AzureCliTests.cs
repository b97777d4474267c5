using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Clients;

/// <summary>azure-cli 2.45, the last one that has <c>az batchai</c>.</summary>
public sealed class AzureCliTests(ClientService service) : IClassFixture<ClientService>
{
    private const string Group = "-g batchai.quickstart -w quickstart";
    private const string Experiment = Group + " -e quickstart";
    private readonly AzureCli _az = new(service);

    private string Folder => Directory.CreateDirectory(Path.Combine(service.Root.Path, "home", "quickstart")).FullName;

    [ClientFact("azure-cli with the batchai module", Installed.Python, "-c", Installed.AzFlow)]
    public async Task AzureCli_DoesTheQuickstartAndEverythingElse()
    {
        await _az.SignInAsync();
        await MakeClusterAsync();
        var connection = await MakeStorageAsync();
        await TrainAsync();
        await SetUpNodesAsync();
        await FailAndTerminateJobsAsync();
        await LookAtStorageAsync(connection);
        await DeleteAllAsync();
    }

    private async Task MakeClusterAsync()
    {
        await _az.AskAsync("group create -n batchai.quickstart -l eastus");
        await _az.AskAsync("batchai workspace create -g batchai.quickstart -n quickstart");
        var cluster = await _az.AskAsync("batchai cluster create -n nc6 -s Standard_NC6 -i UbuntuDSVM -t 1 --generate-ssh-keys " + Group);

        Assert.Equal(("STANDARD_NC6", "dedicated", 1), ((string?)cluster!["vmSize"], (string?)cluster["vmPriority"], (int)cluster["scaleSettings"]!["manual"]!["targetNodeCount"]!));
        Assert.Equal("linux-data-science-vm-ubuntu", (string?)cluster["virtualMachineConfiguration"]!["imageReference"]!["offer"]);
        Assert.StartsWith("ssh-rsa ", (string?)cluster["userAccountSettings"]!["adminUserSshPublicKey"], StringComparison.Ordinal);
    }

    private async Task<string> MakeStorageAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "ConvNet_MNIST.py"), Scripts.Train);
        await File.WriteAllTextAsync(Path.Combine(Folder, "job.json"), Scripts.Job);
        foreach (var name in new[] { "Train-28x28_cntk_text.txt", "Test-28x28_cntk_text.txt" }) await File.WriteAllTextAsync(Path.Combine(Folder, name), "|labels 0 |features 0\n");
        await _az.AskAsync("storage account create -n clistorage --sku Standard_LRS -g batchai.quickstart");
        var connection = (string)(await _az.AskAsync("storage account show-connection-string -n clistorage -g batchai.quickstart"))!["connectionString"]!;
        Assert.False((bool)(await _az.AskAsync("storage account check-name -n clistorage"))!["nameAvailable"]!);
        await _az.AskAsync("storage share create -n scripts --connection-string", connection);
        await _az.AskAsync("storage share create -n logs --connection-string", connection);
        await _az.AskAsync("storage directory create -n cntk -s scripts --connection-string", connection);
        await _az.AskAsync("storage file upload -s scripts --path cntk --source", Path.Combine(Folder, "ConvNet_MNIST.py"), "--connection-string", connection);
        await _az.AskAsync("storage container create -n data --connection-string", connection);
        await _az.AskAsync("storage blob upload-batch -d data --pattern *28x28_cntk* --destination-path mnist_cntk -s", Folder, "--connection-string", connection);
        return connection;
    }

    private async Task TrainAsync()
    {
        await _az.AskAsync("batchai experiment create -n quickstart " + Group);
        var job = await _az.AskAsync($"batchai job create -c nc6 -n cntk_python_1 {Experiment} --storage-account-name clistorage -f", Path.Combine(Folder, "job.json"));
        Assert.Equal(("cntk", "normal", "7 days, 0:00:00"), ((string?)job!["toolType"], (string?)job["schedulingPriority"], (string?)job["constraints"]!["maxWallClockTime"]));

        // While the job runs, this client may miss its last lines.
        await _az.SayAsync($"batchai job file stream -j cntk_python_1 {Experiment} -f stderr.txt");
        await _az.SayAsync("batchai job wait -n cntk_python_1 " + Experiment);
        Assert.Equal("Finished Epoch[1 of 3]\nFinished Epoch[2 of 3]\nFinished Epoch[3 of 3]\n", await _az.SayAsync($"batchai job file stream -j cntk_python_1 {Experiment} -f stderr.txt"));
        Assert.Equal(["execution.log", "stderr.txt", "stdout.txt"], Names(await _az.AskAsync("batchai job file list -j cntk_python_1 --expiry 5 " + Experiment)));
        var models = await _az.AskAsync($"batchai job file list -j cntk_python_1 {Experiment} -d MODEL");
        Assert.Equal(["ConvNet_MNIST_0.dnn", "ConvNet_MNIST_1.dnn", "ConvNet_MNIST_2.dnn"], Names(models));
        var shown = await _az.AskAsync("batchai job show --ids", (string)job["id"]!);
        Assert.Equal(("succeeded", 0), ((string?)shown!["executionState"], (int)shown["executionInfo"]!["exitCode"]!));
        Assert.StartsWith("00000000-0000-0000-0000-000000000000/batchai.quickstart/workspaces/quickstart/experiments/quickstart/jobs/cntk_python_1/", (string?)shown["jobOutputDirectoryPathSegment"], StringComparison.Ordinal);
        Assert.Equal([], Names(await _az.AskAsync("batchai job node list -j cntk_python_1 " + Experiment)));
        Assert.Contains("No nodes available", await _az.FailAsync(1, "batchai job node exec -j cntk_python_1 --exec hostname " + Experiment), StringComparison.Ordinal);
        Assert.Contains("already exists", await _az.FailAsync(1, $"batchai job create -c nc6 -n cntk_python_1 {Experiment} -f {Path.Combine(Folder, "job.json")} --storage-account-name clistorage"), StringComparison.Ordinal);
    }

    private async Task SetUpNodesAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "cluster.json"), Scripts.Cluster);
        var cluster = await _az.AskAsync(
            $"batchai cluster create -n full {Group} --storage-account-name clistorage --afs-name scripts --bfs-name data --setup-task-output $AZ_BATCHAI_MOUNT_ROOT/external -f",
            Path.Combine(Folder, "cluster.json"), "--setup-task", "echo set up");
        Assert.Equal(["external", "afs"], cluster!["nodeSetup"]!["mountVolumes"]!["azureFileShares"]!.AsArray().Select(share => (string?)share!["relativeMountPath"]));
        Assert.Equal("echo set up", (string?)cluster["nodeSetup"]!["setupTask"]!["commandLine"]);
        var scaled = await _az.AskAsync($"batchai cluster create -n scaled {Group} -s Standard_D1 --min 0 --max 2 --vm-priority lowpriority -i Canonical:UbuntuServer:16.04-LTS: -u me -p Pass-word1");
        Assert.Equal((2, "lowpriority"), ((int)scaled!["scaleSettings"]!["autoScale"]!["maximumNodeCount"]!, (string?)scaled["vmPriority"]));

        Assert.Equal(["full", "nc6", "scaled"], Names(await _az.AskAsync("batchai cluster list " + Group)).Order(StringComparer.Ordinal));
        Assert.Equal(0, (int)(await _az.AskAsync("batchai cluster resize -n full -t 0 " + Group))!["scaleSettings"]!["manual"]!["targetNodeCount"]!);
        Assert.Contains("full", await _az.SayAsync("batchai cluster show -n full -o table " + Group), StringComparison.Ordinal);
        Assert.Equal([], Names(await _az.AskAsync("batchai cluster node list -c nc6 " + Group)));
        Assert.Contains("No nodes available", await _az.FailAsync(1, "batchai cluster node exec -c nc6 --exec hostname " + Group), StringComparison.Ordinal);
        await _az.AskAsync("batchai cluster delete -n scaled -y " + Group);
        Assert.Contains("ClusterNotFound", await _az.FailAsync(3, "batchai cluster show -n scaled " + Group), StringComparison.Ordinal);
    }

    private async Task FailAndTerminateJobsAsync()
    {
        await SubmitAsync("fails", "exit 5");
        Assert.Contains("Job failed with exit code 5", await _az.FailAsync(5, "batchai job wait -n fails " + Experiment), StringComparison.Ordinal);
        await SubmitAsync("endless", "sleep 1000");
        await _az.AskAsync("batchai job terminate -n endless -y --no-wait " + Experiment);
        await _az.AskAsync("batchai job terminate -n endless -y " + Experiment);
        Assert.Equal("failed", (string?)(await _az.AskAsync("batchai job show -n endless " + Experiment))!["executionState"]);
        Assert.Equal(["cntk_python_1", "endless", "fails"], Names(await _az.AskAsync("batchai job list " + Experiment)).Order(StringComparer.Ordinal));
        await _az.AskAsync("batchai job delete -n endless -y " + Experiment);
        await _az.AskAsync("batchai job delete -n fails -y --no-wait " + Experiment);
        Assert.Contains("JobNotFound", await _az.FailAsync(3, "batchai job show -n endless " + Experiment), StringComparison.Ordinal);
    }

    private async Task SubmitAsync(string name, string command)
    {
        var path = Path.Combine(Folder, name + ".json");
        await File.WriteAllTextAsync(path, Scripts.Custom(command));
        await _az.AskAsync($"batchai job create -c nc6 -n {name} {Experiment} --storage-account-name clistorage --afs-name logs --bfs-name data -f", path);
    }

    private async Task LookAtStorageAsync(string connection)
    {
        var copy = Path.Combine(Folder, "copy.py");
        await _az.AskAsync("storage file download -s scripts -p cntk/ConvNet_MNIST.py --connection-string", connection, "--dest", copy);
        Assert.Equal(Scripts.Train, await File.ReadAllTextAsync(copy));
        Assert.Equal(["cntk"], Names(await _az.AskAsync("storage file list -s scripts --connection-string", connection)));
        await _az.AskAsync("storage file delete -s scripts -p cntk/ConvNet_MNIST.py --connection-string", connection);
        Assert.Equal(["logs", "scripts"], Names(await _az.AskAsync("storage share list --connection-string", connection)));
        Assert.Equal(["mnist_cntk/Test-28x28_cntk_text.txt", "mnist_cntk/Train-28x28_cntk_text.txt"], Names(await _az.AskAsync("storage blob list -c data --connection-string", connection)));
        await _az.AskAsync("storage blob upload -c data -n one.py -f", copy, "--connection-string", connection);
        await _az.AskAsync("storage blob download -c data -n one.py -f", copy + ".again", "--connection-string", connection);
        Assert.Equal(Scripts.Train, await File.ReadAllTextAsync(copy + ".again"));
        await _az.AskAsync("storage blob delete -c data -n one.py --connection-string", connection);
        Assert.Equal(["data"], Names(await _az.AskAsync("storage container list --connection-string", connection)));
        Assert.Equal(2, (await _az.AskAsync("storage account keys renew -n clistorage -g batchai.quickstart --key primary"))!.AsArray().Count);
    }

    private async Task DeleteAllAsync()
    {
        Assert.Equal([], Names(await _az.AskAsync("batchai file-server list " + Group)));
        Assert.NotEmpty((await _az.AskAsync("batchai list-usages -l eastus"))!.AsArray());
        Assert.Equal("succeeded", (string?)(await _az.AskAsync("batchai experiment show -n quickstart " + Group))!["provisioningState"]);
        Assert.Equal(["quickstart"], Names(await _az.AskAsync("batchai experiment list " + Group)));
        await _az.AskAsync("batchai experiment delete -n quickstart -y " + Group);
        await _az.AskAsync("batchai workspace create -g batchai.quickstart -n second -l westus");
        Assert.Equal(["quickstart", "second"], Names(await _az.AskAsync("batchai workspace list -g batchai.quickstart")));
        await _az.AskAsync("batchai workspace delete -g batchai.quickstart -n second -y");
        Assert.Contains("WorkspaceNotFound", await _az.FailAsync(3, "batchai workspace show -g batchai.quickstart -n second"), StringComparison.Ordinal);
        await _az.AskAsync("group delete -n batchai.quickstart -y");
        Assert.Equal("false", (await _az.AskAsync("group exists -n batchai.quickstart"))!.ToJsonString());
    }

    private static IEnumerable<string?> Names(JsonNode? list) => list!.AsArray().Select(one => (string?)one!["name"]);
}
