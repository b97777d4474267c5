using System.Security.Cryptography;

namespace BatchAi.Pipeline;

/// <summary>
/// The storage of whoever does not care where: an account in a resource group of its own, one for each region, with a share
/// and a container.
/// </summary>
/// <param name="work">Where it tells what it makes, and what it makes it with.</param>
internal sealed class AutoStorage(CommandWork work)
{
    private const string Group = "batchaiautostorage";
    private const string Share = "batchaishare";
    private const string Container = "batchaicontainer";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int RandomLetters = 12;

    /// <summary>Makes what is missing of it.</summary>
    /// <param name="workspace">The workspace in whose region it is to be.</param>
    /// <returns>The mounts of its share and its container.</returns>
    internal async Task<IReadOnlyList<Mount>> EnsureAsync(ResourcePath workspace)
    {
        var location = (await work.Client.Compute().Workspaces.GetAsync(workspace, work.StopToken)).Location!;
        var group = workspace.Upto(ResourceKind.Subscription)!.Child(ResourceKind.ResourceGroup, Group);
        var account = await FindAccountAsync(group, location) ?? await MakeAccountAsync(group, location);
        var (share, container) = (account.Child(ResourceKind.FileShare, Share), account.Child(ResourceKind.Container, Container));
        var folders = work.Client.StorageFolders;
        if (await Existing.FindAsync(() => folders.GetShareAsync(share, work.StopToken), ResourceKind.FileShare) is null) await folders.CreateShareAsync(share, quotaGiB: null, work.StopToken);
        if (await Existing.FindAsync(() => folders.GetContainerAsync(container, work.StopToken), ResourceKind.Container) is null) await folders.CreateContainerAsync(container, work.StopToken);
        return [MountOf(share, "autoafs"), MountOf(container, "autobfs")];
    }

    private static Mount MountOf(ResourcePath place, string mountPath)
    {
        var mount = Parameters.MountReader.Of(place);
        mount.MountPath = mountPath;
        return mount;
    }

    private async Task<ResourcePath?> FindAccountAsync(ResourcePath group, string location)
    {
        if (await Existing.FindAsync(() => work.Client.ResourceGroups.GetAsync(group, work.StopToken), ResourceKind.ResourceGroup) is null)
        {
            await work.Client.ResourceGroups.CreateAsync(group, location, tags: null, work.StopToken);
            work.Output.WriteInformation($"Made the resource group '{Group}'.");
            return null;
        }

        string? next = null;
        do
        {
            var page = await work.Client.StorageAccounts.ListAsync(group, next, work.StopToken);
            if (page.Items.FirstOrDefault(account => location.Equals(account.Location, StringComparison.OrdinalIgnoreCase)) is { } known) return ResourcePath.TryParse(known.ResourceId);
            next = page.Next;
        }
        while (next is not null);
        return null;
    }

    private async Task<ResourcePath> MakeAccountAsync(ResourcePath group, string location)
    {
        var path = group.Child(ResourceKind.StorageAccount, "bai" + RandomWord());
        await work.Client.StorageAccounts.CreateAsync(path, "Standard_LRS", location, work.StopToken);
        work.Output.WriteInformation($"Made the storage account '{path.Name}' in '{Group}'.");
        return path;
    }

    private static string RandomWord()
    {
        using var random = RandomNumberGenerator.Create();
        var bytes = new byte[RandomLetters];
        random.GetBytes(bytes);
        return string.Concat(bytes.Select(b => Letters[b % Letters.Length]));
    }
}
