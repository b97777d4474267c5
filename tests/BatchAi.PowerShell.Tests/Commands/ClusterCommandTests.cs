using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class ClusterCommandTests(LiveService service) : IClassFixture<LiveService>
{
    [Fact]
    public void New_ByParameters_SaysWhatTheCommandLineOnceSaid()
    {
        var made = New("spoken").With("VmSize", "Standard_NC6").With("Image", "ubuntudsvm").With("NodeCount", 0).With("VmPriority", VmPriority.LowPriority).With("UserName", "somebody").Succeed().Single<Cluster>();

        Assert.Equal(("STANDARD_NC6", "lowpriority", "somebody"), (made.VmSize, made.VmPriority, made.AdminUserName));
        Assert.Equal("microsoft-ads:linux-data-science-vm-ubuntu:linuxdsvmubuntu:latest", made.Image);
        Assert.Equal((0, "succeeded"), (made.TargetNodeCount, made.ProvisioningState));
        Assert.Equal(made.ResourceId, Get().With("Name", "spoken").Succeed().Single<Cluster>().ResourceId);
        New("spoken").With("NodeCount", 0).Fail("AlreadyExists");
    }

    [Fact]
    public void New_ParametersOverAFile_ReplaceValuesAndAddMounts()
    {
        var share = Share("overaccount", "own");
        var file = Path.Combine(service.Folder, "cluster.json");
        File.WriteAllText(file, """
            {
              "properties": {
                "vmSize": "STANDARD_D1_V2",
                "scaleSettings": { "autoScale": { "minimumNodeCount": 0, "maximumNodeCount": 3 } },
                "userAccountSettings": { "adminUserName": "fromfile", "adminUserPassword": "never told" },
                "nodeSetup": { "mountVolumes": { "azureFileShares": [ {
                  "accountName": "<AZURE_BATCHAI_STORAGE_ACCOUNT>",
                  "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs",
                  "relativeMountPath": "logs" } ] } }
              }
            }
            """);

        New("open").With("ConfigFile", file).Fail("StorageAccountRequired");
        var made = New("overridden").With("ConfigFile", file).With("NodeCount", 0).With("Mount", share).With("StorageAccount", "overaccount").Succeed().Single<Cluster>();

        Assert.Equal(("STANDARD_D1_V2", 0, null), (made.VmSize, made.TargetNodeCount, made.MaxNodeCount));
        Assert.Equal("fromfile", made.AdminUserName);
        Assert.Equal(["logs", "own"], made.Mount!.Select(mount => mount.MountPath));
        Assert.All(made.Mount!, mount => Assert.Equal("overaccount", mount.StorageAccountName));
    }

    [Fact]
    public void New_FaultyFile_TellsEachFault()
    {
        var file = Path.Combine(service.Folder, "faulty.json");
        File.WriteAllText(file, """{ "properties": { "vmsize": "X", "scaleSettings": { "manual": { "targetNodeCount": -1 } } } }""");

        var result = New("faulty").With("ConfigFile", file).Run();

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.Contains(file, error.ErrorDetails.Message));
        Get().With("Name", "faulty").Fail("ClusterNotFound");
        New("faulty").With("ConfigFile", file + ".missing").Fail("ConfigFileNotFound");
    }

    [Fact]
    public void New_WhatIf_TellsAndDoesNothing()
    {
        var result = New("never").With("NodeCount", 2).With("GenerateSshKey").With("WhatIf").Succeed();

        Assert.Empty(result.Output);
        Assert.Contains("Create: 2 nodes of LOCAL", result.WhatIf[^1]);
        Get().With("Name", "never").Fail("ClusterNotFound");
    }

    [Fact]
    public void New_WhatCannotBe_IsRefusedBeforeAnythingIsSent()
    {
        New("none").Fail("ScaleRequired");
        New("half").With("MinNodeCount", 1).Fail("InvalidScale");
        New("imageless").With("NodeCount", 1).With("Image", "Windows").Fail("InvalidImage");
        New("baseless").With("NodeCount", 1).With("CustomImage", "/subscriptions/x").Fail("InvalidImage");
        New("keyless").With("NodeCount", 1).With("SshPublicKey", "no key").Fail("InvalidSshPublicKey");
        New("netless").With("NodeCount", 1).With("Subnet", "default").Fail("InvalidSubnet");
    }

    [Fact]
    public void Setup_ThatSucceeds_GivesIdleNodesAndItsOutput()
    {
        New("prepared").With("NodeCount", 1).With("Mount", Share("setupaccount", "logs"))
            .With("SetupTask", "echo prepared").With("SetupTaskOutput", "$AZ_BATCHAI_MOUNT_ROOT/logs").Succeed();

        Assert.Equal(1, service.Run<WaitBatchAiClusterCommand>().With("Name", "prepared").With("Timeout", 120).Succeed().Single<Cluster>().NodeStateCount!.Idle);
        var files = Files("prepared").With("Recurse").Succeed().Output.Cast<StorageItem>().ToList();
        Assert.Contains(files, file => file.Name.StartsWith("stdout-", StringComparison.Ordinal) && file.DownloadUrl is null);
        var linked = Files("prepared").With("WithLink").Succeed().Output.Cast<StorageItem>().First(file => file.Name.StartsWith("stdout-", StringComparison.Ordinal));
        Assert.StartsWith("https://127.0.0.1:", linked.DownloadUrl, StringComparison.Ordinal);
        Assert.Empty(Files("local").Succeed().Output);
    }

    [Fact]
    public void Wait_SetupThatFails_EndsEarlyWithWhatIsWrong()
    {
        New("failing").With("NodeCount", 1).With("Mount", Share("failaccount", "logs"))
            .With("SetupTask", "echo broken >&2; exit 3").With("SetupTaskOutput", "$AZ_BATCHAI_MOUNT_ROOT/logs").Succeed();

        Assert.Contains("broken", service.Run<WaitBatchAiClusterCommand>().With("Name", "failing").With("Timeout", 120).Fail("ClusterFailed").Exception.Message);
    }

    [Fact]
    public void Update_ChangesWhatIsSaid()
    {
        New("updated").With("NodeCount", 0).Succeed();

        Assert.Empty(Update().With("MinNodeCount", 0).With("MaxNodeCount", 2).Succeed().Output);
        Update().With("DeallocationOption", DeallocationOption.Terminate).Fail("InvalidScale");
        Assert.Contains("1 node", Assert.Single(Update().With("NodeCount", 1).With("WhatIf").Succeed().WhatIf));
        Assert.Equal(0, Update().With("NodeCount", 0).With("PassThru").Succeed().Single<Cluster>().TargetNodeCount);
        Assert.Equal("terminate", Update().With("DeallocationOption", DeallocationOption.Terminate).With("PassThru").Succeed().Single<Cluster>().NodeDeallocationOption);
    }

    [Fact]
    public void Remove_ByObject_CountsWhatGoes()
    {
        var made = New("removed").With("NodeCount", 0).Succeed().Single<Cluster>();

        Assert.Contains("(nodes: none; jobs: none)", Assert.Single(service.Run<RemoveBatchAiClusterCommand>().Pipe(made).With("WhatIf").Succeed().WhatIf));
        service.Run<RemoveBatchAiClusterCommand>().Pipe(made).Succeed();
        service.Run<RemoveBatchAiClusterCommand>().Pipe(made).Fail("ClusterNotFound");
    }

    [Fact]
    public void AutoStorage_IsMadeOnceAndMounted()
    {
        var first = New("auto-1").With("NodeCount", 0).With("UseAutoStorage").Succeed().Single<Cluster>();
        var second = New("auto-2").With("NodeCount", 0).With("UseAutoStorage").Succeed().Single<Cluster>();

        Assert.Equal(["autoafs", "autobfs"], first.Mount!.Select(mount => mount.MountPath));
        Assert.Equal(first.Mount!.Select(mount => mount.StorageAccountName), second.Mount!.Select(mount => mount.StorageAccountName));
    }

    [Fact]
    public void Nodes_OfThisMachine_HaveNoSignIn()
    {
        Assert.Null(service.Run<GetBatchAiClusterNodeCommand>().With("Cluster", "local").Succeed().Single<Node>().IpAddress);
        service.Run<InvokeBatchAiNodeCommandCommand>().With("Cluster", "local").With("Command", "hostname").Fail("NodeLoginUnavailable");
        service.Run<InvokeBatchAiNodeCommandCommand>().With("Cluster", "local").Fail("NodeCommandRequired");
    }

    [Fact]
    public void FileServers_AreMadeAndRemoved()
    {
        var made = service.Run<NewBatchAiFileServerCommand>().With("Name", "nfs").With("VmSize", "Standard_D1_v2").With("DiskCount", 2).With("DiskSizeGB", 10).With("StorageSku", "Premium_LRS").With("CachingType", CachingType.ReadOnly).Succeed().Single<FileServer>();

        Assert.Equal((2, 10, "Premium_LRS", "readonly"), (made.DiskCount, made.DiskSizeGB, made.StorageSku, made.CachingType));
        service.Run<NewBatchAiFileServerCommand>().With("Name", "nfs").Fail("AlreadyExists");
        Assert.Equal("nfs", service.Run<GetBatchAiFileServerCommand>().With("Name", "n*").Succeed().Single<FileServer>().Name);
        Assert.Contains("(2 x 10 GB with all files)", Assert.Single(service.Run<RemoveBatchAiFileServerCommand>().Pipe(made).With("WhatIf").Succeed().WhatIf));
        service.Run<RemoveBatchAiFileServerCommand>().Pipe(made).With("Force").Succeed();
        service.Run<GetBatchAiFileServerCommand>().With("Name", "nfs").Fail("FileServerNotFound");
    }

    [Fact]
    public void Diagnostic_HoldsWhatAnIssueNeeds()
    {
        var path = Path.Combine(service.Folder, "report.zip");

        service.Run<GetBatchAiClusterCommand>().Succeed();
        new CmdletRun<GetBatchAiDiagnosticCommand>().With("DataRoot", service.DataRoot).With("Path", path).Succeed();
        new CmdletRun<GetBatchAiDiagnosticCommand>().With("DataRoot", service.DataRoot).With("Path", path).Fail("ConfigFileExists");

        using var zip = System.IO.Compression.ZipFile.OpenRead(path);
        Assert.Superset(new HashSet<string> { "versions.txt", "modules.txt", "assemblies.tsv", "errors.txt", "logs/service.log" }, zip.Entries.Select(entry => entry.FullName).ToHashSet());
        using var assemblies = new StreamReader(zip.GetEntry("assemblies.tsv")!.Open());
        Assert.Matches("BatchAi.Client\\t[^\\t]+\\tBatchAi\\t", assemblies.ReadToEnd());
    }

    private FileShare Share(string account, string name)
    {
        service.Run<NewBatchAiStorageAccountCommand>().With("Name", account).With("Force").Succeed();
        return service.Run<NewBatchAiFileShareCommand>().With("StorageAccount", account).With("Name", name).With("Force").Succeed().Single<FileShare>();
    }

    private CmdletRun<NewBatchAiClusterCommand> New(string name) => service.Run<NewBatchAiClusterCommand>().With("Name", name);

    private CmdletRun<GetBatchAiClusterCommand> Get() => service.Run<GetBatchAiClusterCommand>();

    private CmdletRun<UpdateBatchAiClusterCommand> Update() => service.Run<UpdateBatchAiClusterCommand>().With("Name", "updated");

    private CmdletRun<GetBatchAiClusterFileCommand> Files(string cluster) => service.Run<GetBatchAiClusterFileCommand>().With("Cluster", cluster);
}
