using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Accounts;

public sealed class StorageFoldersTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Theory]
    [InlineData(TreeKind.Files)]
    [InlineData(TreeKind.Blobs)]
    internal async Task Create_ByManyAtOnce_IsNewForOne(TreeKind kind)
    {
        var account = service.Parts.Accounts.Find(StorageFixture.Account)!;
        var name = $"t{Guid.NewGuid():N}";

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => service.Parts.Folders.CreateAsync(kind, account, name, FileRecord.Empty.WithExtra("number", $"{i}"))));

        var first = Assert.Single(made, one => one.IsNew).Folder;
        Assert.All(made, one => Assert.Equal((first.FileId, first.Record.FindExtra("number")), (one.Folder.FileId, one.Folder.Record.FindExtra("number"))));
    }

    [Fact]
    public async Task Create_WhereAFileIs_IsRefused()
    {
        var account = service.Parts.Accounts.Find(StorageFixture.Account)!;
        await File.WriteAllTextAsync(service.Root.Share(StorageFixture.Account, "taken"), "");

        var error = await Assert.ThrowsAsync<Service.Control.ControlException>(() => service.Parts.Folders.CreateAsync(TreeKind.Files, account, "taken", FileRecord.Empty));

        Assert.Equal("StorageInUse", error.Code);
    }
}
