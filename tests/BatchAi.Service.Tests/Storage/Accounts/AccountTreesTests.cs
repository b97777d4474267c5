using BatchAi.Service.Api;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Accounts;

public sealed class AccountTreesTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Of_SameAccount_IsOpenedOnce()
    {
        await using var trees = new AccountTrees(service.Root, service.Parts.Log, service.Time);
        var account = await service.AddAccountAsync("once");

        Assert.Same(trees.Of(account), trees.Of(await service.AddAccountAsync("once")));
    }

    [Fact]
    public async Task Of_AccountMadeAnew_HasTheNewFolder()
    {
        await using var trees = new AccountTrees(service.Root, service.Parts.Log, service.Time);
        var old = trees.Of(await service.AddAccountAsync("anew"));
        await service.AddAsync(TreeKind.Files, "share", "anew");
        using (old.OpenTree(TreeKind.Files, "share"))
        {
            await service.Parts.Accounts.DeleteAsync(ArmId.OfProvider(DefaultResources.Group.Subscription, DefaultResources.Group.ResourceGroup, "Microsoft.Storage", "storageAccounts", "anew"));
        }

        service.Time.Advance(TimeSpan.FromTicks(1));
        var made = trees.Of(await service.AddAccountAsync("anew"));

        Assert.NotSame(old, made);
        Assert.Equal(TreeError.NotFound, Assert.Throws<TreeException>(() => made.OpenTree(TreeKind.Files, "share")).Error);
    }
}
