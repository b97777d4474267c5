using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class TreeRaceTests
{
    private const int Tries = 1_000;

    [Theory]
    [InlineData(nameof(TreeKind.Files))]
    [InlineData(nameof(TreeKind.Blobs))]
    public async Task AnyChange_WhileAFolderIsSwappedForALink_NeverReachesOutside(string kindOfTree)
    {
        await using var account = TempAccount.Create();
        using var tree = await account.NewAsync(Enum.Parse<TreeKind>(kindOfTree));
        Directory.CreateDirectory(account.Place(tree, "folder"));
        var outside = account.DescribeOutside();
        using var end = new CancellationTokenSource();
        var swapping = Task.Run(() => Swap(account.Place(tree), end.Token));

        var done = 0;
        for (var i = 0; i < Tries; i++)
        {
            done += await TryAsync(() => tree.PutAsync("folder/secret", "mine"));
            done += await TryAsync(() => WriteAsync(tree));
            done += await TryAsync(() => tree.DeleteFileAsync(tree.Path("folder/secret")));
            done += await TryAsync(() => Task.FromResult(tree.Names(new TreeListing { Flat = tree.Kind == TreeKind.Blobs })));
        }

        await end.CancelAsync();
        await swapping;
        Assert.True(done > Tries);
        Assert.Equal(outside, account.DescribeOutside());
    }

    // The link leads to the folder that the secret is in. A container may have made the folder anew meanwhile.
    private static void Swap(string root, CancellationToken cancellation)
    {
        var (folder, aside) = (Path.Combine(root, "folder"), Path.Combine(root, "..", "..", "aside"));
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                Directory.Move(folder, aside);
                File.CreateSymbolicLink(folder, "../../..");
                File.Delete(folder);
                Directory.Move(aside, folder);
            }
            catch (IOException)
            {
                if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
            }
        }
    }

    private static async Task<int> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return 1;
        }
        catch (TreeException error)
        {
            Assert.NotEqual(TreeError.Failed, error.Error);
            return 0;
        }
    }

    private static Task WriteAsync(StorageTree tree)
    {
        using var file = tree.OpenFile(tree.Path("folder/secret"), FileAccess.ReadWrite);
        file.Write("more"u8, 0);
        return Task.CompletedTask;
    }
}
