using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.State;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class TreeFullDiskTests
{
    private const int Large = 1 << 20;

    [SmallDiskFact]
    public async Task AnyChange_OnAFullDisk_IsRefusedWholeAndWorksAgainWithRoom()
    {
        using var disk = SmallDisk.TryMake(megabytes: 8)!;
        await using var account = TempAccount.In(disk.Path);
        using var share = await account.NewAsync(TreeKind.Files);
        using var container = await account.NewAsync(TreeKind.Blobs);
        await share.PutAsync("f", "old");
        await container.PutAsync("b", "old");
        using var blocks = container.OpenBlocks(container.Path("c"));
        await blocks.PutAsync("1", 3, new MemoryStream("one"u8.ToArray()));
        disk.Fill();

        await TreeUse.FailsAsync(TreeError.NoSpace, () => share.PutAsync("f", new byte[Large]));
        await TreeUse.FailsAsync(TreeError.NoSpace, () => container.PutAsync("b", new byte[Large]));
        await TreeUse.FailsAsync(TreeError.NoSpace, () => blocks.PutAsync("2", Large, new MemoryStream(new byte[Large])));
        using (var file = share.OpenFile(share.Path("f"), FileAccess.ReadWrite))
        {
            TreeUse.Fails(TreeError.NoSpace, () => file.Append(new byte[Large]));
            Assert.Equal(3, file.Refresh().Length);
        }

        Assert.Equal("old", await share.ReadAsync("f"));
        Assert.Equal("old", await container.ReadAsync("b"));
        Assert.Empty(account.Staged());

        disk.Free();
        await share.PutAsync("f", new byte[Large]);
        await blocks.PutAsync("2", 3, new MemoryStream("two"u8.ToArray()));
        await blocks.CommitAsync([new("1", BlockSource.Latest), new("2", BlockSource.Latest)], FileRecord.Empty);
        Assert.Equal("onetwo", await container.ReadAsync("c"));
        Assert.Equal(Large, share.FindFile(share.Path("f"))!.Length);
    }
}
