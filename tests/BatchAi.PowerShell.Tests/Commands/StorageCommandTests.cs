using System.Net;
using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class StorageCommandTests(LiveService service) : IClassFixture<LiveService>
{
    [Fact]
    public void NewAccount_ThenGet_IsThereWithItsEndpoints()
    {
        var made = MakeAccount("madeaccount");

        Assert.Equal("Standard_LRS", made.Sku);
        Assert.StartsWith("https://127.0.0.1:", made.FileEndpoint, StringComparison.Ordinal);
        Assert.Equal(made.ResourceId, service.Run<GetBatchAiStorageAccountCommand>().With("Name", "madeaccount").Succeed().Single<StorageAccount>().ResourceId);
    }

    [Fact]
    public void NewAccount_OneThatIsThere_IsAnErrorUnlessForced()
    {
        var made = MakeAccount("twiceaccount");

        service.Run<NewBatchAiStorageAccountCommand>().With("Name", "twiceaccount").Fail("AlreadyExists");
        Assert.Equal(made.ResourceId, service.Run<NewBatchAiStorageAccountCommand>().With("Name", "twiceaccount").With("Force").Succeed().Single<StorageAccount>().ResourceId);
    }

    [Fact]
    public void NewAccount_WhatIf_TellsAndDoesNothing()
    {
        var result = service.Run<NewBatchAiStorageAccountCommand>().With("Name", "neveraccount").With("WhatIf").Succeed();

        Assert.Empty(result.Output);
        Assert.Contains("storage account 'neveraccount' in resource group 'default'", Assert.Single(result.WhatIf));
        service.Run<GetBatchAiStorageAccountCommand>().With("Name", "neveraccount").Fail("StorageAccountNotFound");
    }

    [Fact]
    public void GetKey_TellsItAsTextOnlyWhenAsked()
    {
        var account = MakeAccount("keyaccount");

        var hidden = service.Run<GetBatchAiStorageAccountKeyCommand>().Pipe(account).With("KeyName", "key1").Succeed().Single<StorageAccountKey>();
        var shown = service.Run<GetBatchAiStorageAccountKeyCommand>().Pipe(account).With("KeyName", "key1").With("AsPlainText").Succeed().Single<StorageAccountKey>();

        Assert.Null(hidden.PlainText);
        Assert.Equal(new NetworkCredential("", hidden.Value).Password, shown.PlainText);
        service.Run<GetBatchAiStorageAccountKeyCommand>().Pipe(account).With("KeyName", "key9").Fail("KeyNotFound");
    }

    [Fact]
    public void NewKey_ReplacesTheOldOne()
    {
        var account = MakeAccount("rotatedaccount");
        var old = KeyOf(account);

        Assert.Single(service.Run<NewBatchAiStorageAccountKeyCommand>().Pipe(account).With("KeyName", "key1").With("WhatIf").Succeed().WhatIf);
        Assert.Equal(old, KeyOf(account));
        service.Run<NewBatchAiStorageAccountKeyCommand>().Pipe(account).With("KeyName", "key1").Succeed();
        Assert.NotEqual(old, KeyOf(account));
    }

    [Fact]
    public void NewShares_OfAnAccountFromThePipeline_AreThere()
    {
        var account = MakeAccount("shareaccount");

        var made = service.Run<NewBatchAiFileShareCommand>().Pipe(account).With("Name", new[] { "scripts", "logs" }).With("QuotaGiB", 5).Succeed();

        Assert.Equal(["scripts", "logs"], Names(made));
        Assert.Equal(["logs", "scripts"], Names(service.Run<GetBatchAiFileShareCommand>().Pipe(account).Succeed()));
        var share = service.Run<GetBatchAiFileShareCommand>().With("StorageAccount", "shareaccount").With("Name", "logs").Succeed().Single<FileShare>();
        Assert.Equal($"{account.FileEndpoint!.TrimEnd('/')}/logs", share.Url);
        Assert.Equal((5, "shareaccount"), (share.QuotaGiB, share.StorageAccountName));
        service.Run<NewBatchAiFileShareCommand>().Pipe(account).With("Name", "logs").Fail("AlreadyExists");
        Assert.Equal("logs", service.Run<NewBatchAiFileShareCommand>().Pipe(account).With("Name", "logs").With("Force").Succeed().Single<FileShare>().Name);
    }

    [Fact]
    public void GetShares_WithoutAnAccount_LooksThroughAllOfTheGroup()
    {
        service.Run<NewBatchAiFileShareCommand>().Pipe(MakeAccount("firstaccount")).With("Name", "common-1").Succeed();
        service.Run<NewBatchAiFileShareCommand>().Pipe(MakeAccount("secondaccount")).With("Name", "common-2").Succeed();

        Assert.Equal(["common-1", "common-2"], Names(service.Run<GetBatchAiFileShareCommand>().With("Name", "common-*").Succeed()));
    }

    [Fact]
    public void RemoveShare_CountsItsFiles()
    {
        var share = service.Run<NewBatchAiFileShareCommand>().Pipe(MakeAccount("countaccount")).With("Name", "counted").Succeed().Single<FileShare>();
        var folder = Directory.CreateDirectory(Path.Combine(service.DataRoot, "storage", "countaccount", "files", "counted", "deep")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "a"), new byte[1024]);
        File.WriteAllBytes(Path.Combine(folder, "b"), new byte[512]);

        Assert.Contains("(2 files, 1.5 KiB)", Assert.Single(service.Run<RemoveBatchAiFileShareCommand>().Pipe(share).With("Force").With("WhatIf").Succeed().WhatIf));
        service.Run<RemoveBatchAiFileShareCommand>().Pipe(share).With("Confirm", false).Succeed();
        service.Run<RemoveBatchAiFileShareCommand>().Pipe(share).With("Force").Fail("FileShareNotFound");
    }

    [Fact]
    public void Containers_AreMadeCountedAndRemoved()
    {
        var account = MakeAccount("blobaccount");
        service.Run<NewBatchAiContainerCommand>().Pipe(account).With("Name", "data").Succeed();
        File.WriteAllBytes(Path.Combine(service.DataRoot, "storage", "blobaccount", "blobs", "data", "a.bin"), new byte[10]);

        var container = service.Run<GetBatchAiContainerCommand>().With("StorageAccount", "blobaccount").Succeed().Single<Container>();
        Assert.Equal($"{account.BlobEndpoint!.TrimEnd('/')}/data", container.Url);
        Assert.Contains("(1 file, 10 bytes)", Assert.Single(service.Run<RemoveBatchAiContainerCommand>().Pipe(container).With("WhatIf").Succeed().WhatIf));
        Assert.Contains("(1 share or container, 1 file, 10 bytes)", Assert.Single(service.Run<RemoveBatchAiStorageAccountCommand>().Pipe(account).With("WhatIf").Succeed().WhatIf));
        service.Run<RemoveBatchAiContainerCommand>().With("Name", "data").With("StorageAccount", "blobaccount").With("Force").Succeed();
        Assert.Empty(service.Run<GetBatchAiContainerCommand>().Pipe(account).Succeed().Output);
        service.Run<RemoveBatchAiStorageAccountCommand>().With("Name", "blobaccount").With("Force").Succeed();
        service.Run<GetBatchAiContainerCommand>().With("StorageAccount", "blobaccount").Fail("StorageAccountNotFound");
    }

    [Fact]
    public void ResourceGroups_AreMadeCountedAndRemoved()
    {
        var made = service.Run<NewBatchAiResourceGroupCommand>().With("Name", "counted.group").With("Location", "eastus").Succeed().Single<ResourceGroup>();
        service.Run<NewBatchAiWorkspaceCommand>().With("ResourceGroupName", "counted.group").With("Name", "inside").Succeed();
        service.Run<NewBatchAiStorageAccountCommand>().With("ResourceGroupName", "counted.group").With("Name", "groupaccount").Succeed();

        service.Run<NewBatchAiResourceGroupCommand>().With("Name", "counted.group").Fail("AlreadyExists");
        Assert.Equal("eastus", service.Run<NewBatchAiResourceGroupCommand>().With("Name", "counted.group").With("Force").Succeed().Single<ResourceGroup>().Location);
        Assert.Contains("(1 workspace, 1 storage account)", Assert.Single(service.Run<RemoveBatchAiResourceGroupCommand>().Pipe(made).With("WhatIf").Succeed().WhatIf));
        service.Run<RemoveBatchAiResourceGroupCommand>().Pipe(made).With("Force").Succeed();
        service.Run<GetBatchAiResourceGroupCommand>().With("Name", "counted.group").Fail("ResourceGroupNotFound");
        Assert.Equal(["default"], Names(service.Run<GetBatchAiResourceGroupCommand>().Succeed()));
    }

    [Fact]
    public void NoAccount_IsAnErrorThatSaysWhatToGive()
    {
        Assert.Contains("-StorageAccount", service.Run<NewBatchAiFileShareCommand>().With("Name", "any").Fail("StorageAccountRequired").ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void RegisterProvider_AndUsage_Answer()
    {
        service.Run<RegisterBatchAiProviderCommand>().Succeed();
        Assert.Contains(service.Run<GetBatchAiUsageCommand>().Succeed().Output.Cast<Usage>(), usage => usage.Id == "Clusters" && usage.CurrentValue >= 1);
    }

    private static IEnumerable<string> Names(CmdletResult result) => result.Output.Select(item => item!.ToString()!);

    private string? KeyOf(StorageAccount account) =>
        service.Run<GetBatchAiStorageAccountKeyCommand>().Pipe(account).With("KeyName", "key1").With("AsPlainText").Succeed().Single<StorageAccountKey>().PlainText;

    private StorageAccount MakeAccount(string name) => service.Run<NewBatchAiStorageAccountCommand>().With("Name", name).Succeed().Single<StorageAccount>();
}
