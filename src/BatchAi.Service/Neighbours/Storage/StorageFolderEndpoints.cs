using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Files;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Neighbours.Storage;

/// <summary>File shares and blob containers, as resources.</summary>
internal sealed class StorageFolderEndpoints(NeighbourServices neighbours, ArmLinks links, TimeProvider time)
{
    private const int LargestPage = 1000;

    internal void Map(ArmRoutes routes)
    {
        Map(routes, TreeKind.Files, StorageAccountEndpoints.Account + "/fileServices/default/shares");
        Map(routes, TreeKind.Blobs, StorageAccountEndpoints.Account + "/blobServices/default/containers");
    }

    private void Map(ArmRoutes routes, TreeKind kind, string path)
    {
        var one = path + "/{folder}";
        routes.Get(path, request => List(request, kind));
        routes.Get(one, request => Get(request, kind));
        routes.Put(one, request => PutAsync(request, kind));
        routes.Patch(one, request => PatchAsync(request, kind));
        routes.Delete(one, request => DeleteAsync(request, kind));
    }

    private ArmAnswer List(ArmRequest request, TreeKind kind)
    {
        var (id, account) = AccountOf(request);
        var listing = new TreeListing { Limit = request.Integer("$maxpagesize", 1, LargestPage, LargestPage), Marker = PageMark.Name(request.Query("$skiptoken")) };
        var page = new ResourceList<FolderResource>();
        try
        {
            var found = neighbours.Folders.List(kind, account, listing);
            page = page with
            {
                Value = [.. found.Entries.Select(folder => Describe(id, kind, folder))],
                NextLink = found.Next is { } next ? links.Next(request, PageMark.Of(next)) : null,
            };
        }
        catch (TreeException error) when (error.Error == TreeError.InvalidMarker)
        {
            throw new ControlException(400, "InvalidParameter", "The option $skiptoken is none that a list gave out. Follow the nextLink of an answer as it is.", "$skiptoken");
        }

        return ArmAnswer.Of(page, NeighbourJson.Default.ResourceListFolderResource);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request, TreeKind kind)
    {
        var ((id, account), name) = (AccountOf(request), NameOf(request, kind));
        var record = WithWishes(FileRecord.Empty, kind, await WishesAsync(request));
        var (folder, isNew) = await neighbours.Folders.CreateAsync(kind, account, name, record);
        return Answer(id, kind, folder, isNew ? 201 : 200);
    }

    private async Task<ArmAnswer> PatchAsync(ArmRequest request, TreeKind kind)
    {
        var ((id, account), name) = (AccountOf(request), NameOf(request, kind));
        var wishes = await WishesAsync(request);
        var folder = await neighbours.Folders.SetRecordAsync(kind, account, name, record => WithWishes(record, kind, wishes)) ?? throw NotFound(kind, account, name);
        return Answer(id, kind, folder);
    }

    // Old clients send no body at all.
    private static async Task<FolderProperties> WishesAsync(ArmRequest request) =>
        request.Http.Request.ContentLength is null or 0 ? new() : (await BodyReader.ReadAsync(request, NeighbourJson.Default.FolderResource)).Properties ?? new();

    private FileRecord WithWishes(FileRecord record, TreeKind kind, FolderProperties wishes)
    {
        if (kind != TreeKind.Files || wishes.ShareQuota is not { } quota) return record.Stamped(time);
        return ShareSettings.WithQuota(record, quota)?.Stamped(time)
            ?? throw new ControlException(400, "InvalidRequestContent", $"'properties.shareQuota' has to be between 1 and {ShareSettings.LargestQuota} GiB.", "properties.shareQuota");
    }

    private async Task<ArmAnswer> DeleteAsync(ArmRequest request, TreeKind kind)
    {
        var (account, name) = (AccountOf(request).Account, NameOf(request, kind));
        using var hold = await neighbours.Folders.HoldAsync(kind, account, name);
        if (neighbours.Folders.Find(kind, account, name) is not { } folder) return ArmAnswer.NoContent;
        if (Lease.IsLocked(folder, time.GetUtcNow())) throw new ControlException(412, "LeaseIdMissing", $"There is currently a lease on {name}. Release or break it first.", name);
        await neighbours.Folders.RemoveAsync(kind, account, name);
        return ArmAnswer.Empty;
    }

    private ArmAnswer Get(ArmRequest request, TreeKind kind)
    {
        var ((id, account), name) = (AccountOf(request), NameOf(request, kind));
        return Answer(id, kind, neighbours.Folders.Find(kind, account, name) ?? throw NotFound(kind, account, name));
    }

    private static ControlException NotFound(TreeKind kind, StoredAccount account, string name) => kind == TreeKind.Files
        ? new ControlException(404, "ShareNotFound", $"The specified share {name} does not exist in the storage account {account.Name}.", name)
        : new ControlException(404, "ContainerNotFound", $"The specified container {name} does not exist in the storage account {account.Name}.", name);

    // An account that is not there has no folders to ask for.
    private (ArmId Id, StoredAccount Account) AccountOf(ArmRequest request) => neighbours.Accounts.Get(StorageAccountEndpoints.IdOf(request));

    private static string NameOf(ArmRequest request, TreeKind kind) =>
        ArmNames.Folder(kind == TreeKind.Files ? "file share" : "blob container", request.Route("folder"));

    private ArmAnswer Answer(ArmId account, TreeKind kind, TreeEntry folder, int status = 200) => ArmAnswer.Of(Describe(account, kind, folder), NeighbourJson.Default.FolderResource, status);

    private FolderResource Describe(ArmId account, TreeKind kind, TreeEntry folder)
    {
        var (service, children) = kind == TreeKind.Files ? ("fileServices", "shares") : ("blobServices", "containers");
        return new()
        {
            Id = $"{account.Text}/{service}/default/{children}/{folder.Name}",
            Name = folder.Name,
            Type = $"Microsoft.Storage/storageAccounts/{service}/{children}",
            Etag = folder.RootMark(),
            Properties = PropertiesOf(kind, folder),
        };
    }

    private FolderProperties PropertiesOf(TreeKind kind, TreeEntry folder)
    {
        var changed = folder.RootLastModified().UtcDateTime;
        if (kind == TreeKind.Files) return new() { LastModifiedTime = changed, ShareQuota = (int)ShareSettings.Of(folder.Record).Quota, EnabledProtocols = "SMB" };
        var now = time.GetUtcNow();
        return new()
        {
            LastModifiedTime = changed,
            PublicAccess = "None",
            LeaseStatus = Lease.IsLocked(folder, now) ? "Locked" : "Unlocked",
            LeaseState = Lease.StateOf(Lease.Of(folder), now).ToString(),
        };
    }
}
