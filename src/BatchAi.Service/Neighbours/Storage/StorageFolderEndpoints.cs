using BatchAi.Service.Api.Http;
using BatchAi.Service.State;

namespace BatchAi.Service.Neighbours.Storage;

/// <summary>File shares and blob containers, as resources.</summary>
internal sealed class StorageFolderEndpoints(NeighbourServices neighbours, ArmLinks links)
{
    private const int LargestPage = 1000;
    private const int DefaultQuota = 5120;

    internal void Map(ArmRoutes routes)
    {
        Map(routes, StorageFolderKind.Share, StorageAccountEndpoints.Account + "/fileServices/default/shares");
        Map(routes, StorageFolderKind.Container, StorageAccountEndpoints.Account + "/blobServices/default/containers");
    }

    private void Map(ArmRoutes routes, StorageFolderKind kind, string path)
    {
        var folders = neighbours.Folders;
        var one = path + "/{folder}";
        routes.Get(path, request => List(request, kind));
        routes.Get(one, request => Get(request, kind));
        routes.Put(one, request => PutAsync(request, kind));
        routes.Patch(one, async request => (await PutAsync(request, kind, mustBeThere: true)) with { Status = 200 });
        routes.Delete(one, async request =>
            await folders.DeleteAsync(kind, AccountOf(request).Name, NameOf(request, kind)) ? ArmAnswer.Empty : ArmAnswer.NoContent);
    }

    private ArmAnswer List(ArmRequest request, StorageFolderKind kind)
    {
        var account = AccountOf(request);
        var most = request.Integer("$maxpagesize", 1, LargestPage, LargestPage);
        var found = neighbours.Folders.List(kind, account.Name, PageMark.Name(request.Query("$skiptoken")), most + 1);
        var page = new ResourceList<FolderResource>
        {
            Value = [.. found.Take(most).Select(folder => Describe(account, kind, folder))],
            NextLink = found.Count > most ? links.Next(request, PageMark.Of(found[most - 1].Name)) : null,
        };
        return ArmAnswer.Of(page, NeighbourJson.Default.ResourceListFolderResource);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request, StorageFolderKind kind, bool mustBeThere = false)
    {
        var (account, name) = (AccountOf(request), NameOf(request, kind));
        if (mustBeThere) _ = neighbours.Folders.Get(kind, account.Name, name);
        var (folder, isNew) = await neighbours.Folders.CreateAsync(kind, account.Name, name);
        return ArmAnswer.Of(Describe(account, kind, folder), NeighbourJson.Default.FolderResource, isNew ? 201 : 200);
    }

    // An account that is not there has no folders to ask for.
    private ArmId AccountOf(ArmRequest request) => neighbours.Accounts.Get(StorageAccountEndpoints.IdOf(request)).Id;

    private static string NameOf(ArmRequest request, StorageFolderKind kind) =>
        ArmNames.Folder(kind == StorageFolderKind.Share ? "file share" : "blob container", request.Route("folder"));

    private ArmAnswer Get(ArmRequest request, StorageFolderKind kind)
    {
        var account = AccountOf(request);
        return ArmAnswer.Of(Describe(account, kind, neighbours.Folders.Get(kind, account.Name, NameOf(request, kind))), NeighbourJson.Default.FolderResource);
    }

    private static FolderResource Describe(ArmId account, StorageFolderKind kind, StorageFolder folder)
    {
        var (service, children) = kind == StorageFolderKind.Share ? ("fileServices", "shares") : ("blobServices", "containers");
        return new()
        {
            Id = $"{account.Text}/{service}/default/{children}/{folder.Name}",
            Name = folder.Name,
            Type = $"Microsoft.Storage/storageAccounts/{service}/{children}",
            Etag = folder.ETag,
            Properties = PropertiesOf(kind, folder),
        };
    }

    private static FolderProperties PropertiesOf(StorageFolderKind kind, StorageFolder folder) => kind == StorageFolderKind.Share
        ? new() { LastModifiedTime = folder.LastModified, ShareQuota = DefaultQuota, EnabledProtocols = "SMB" }
        : new() { LastModifiedTime = folder.LastModified, PublicAccess = "None", LeaseStatus = "Unlocked", LeaseState = "Available" };
}
