using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Containers;

/// <summary>Operations on containers, except leases and lists.</summary>
internal sealed class ContainerOperations(BlobParts parts) : IStorageOperations
{
    private const string PublicAccess = "x-ms-blob-public-access";
    private const string RestType = "container";
    private const string NoSignature = "";

    public void AddTo(OperationTable table)
    {
        table.Add("Create Container", Route("PUT"), AccessNeed.Container("cw"), CreateAsync);
        table.Add("Delete Container", Route("DELETE"), AccessNeed.Container("d"), DeleteAsync);
        foreach (var method in (string[])["GET", "HEAD"])
        {
            table.Add("Get Container Properties", Route(method), AccessNeed.Container("r"), Properties);
            table.Add("Get Container Metadata", Route(method, "metadata"), AccessNeed.Container("r"), Metadata);
            table.Add("Get Container ACL", Route(method, "acl"), AccessNeed.Container(NoSignature), Policies);
        }

        table.Add("Set Container Metadata", Route("PUT", "metadata"), AccessNeed.Container("w"), SetMetadataAsync);
        table.Add("Set Container ACL", Route("PUT", "acl"), AccessNeed.Container(NoSignature), SetPoliciesAsync);
    }

    private async Task<StorageAnswer> CreateAsync(StorageCall call)
    {
        RefusePublicAccess(call);
        var record = FileRecord.Empty with { Metadata = [.. MetadataHeaders.Read(call)] };
        var (entry, isNew) = await parts.Storage.Folders.CreateAsync(TreeKind.Blobs, call.Account, call.Target.Container, record.Stamped(parts.Time), call.Aborted);
        return isNew ? StorageAnswer.Created.With(entry.RootLastModified(), entry.RootMark()) : throw ContainerPlace.Exists();
    }

    private async Task<StorageAnswer> DeleteAsync(StorageCall call)
    {
        using var container = parts.OpenContainer(call);
        using var hold = await container.HoldAsync(call.Aborted);
        container.RequireConditions();
        container.RequireLease();
        await parts.Storage.RemoveAsync(call);
        return StorageAnswer.Accepted;
    }

    private StorageAnswer Properties(StorageCall call)
    {
        using var container = parts.OpenContainer(call);
        var entry = container.RequireLeaseIfTold();
        return StorageAnswer.Ok
            .With(entry.RootLastModified(), entry.RootMark())
            .WithLease(entry, parts.Time)
            .With("x-ms-has-immutability-policy", false)
            .With("x-ms-has-legal-hold", false)
            .With(entry.Record.Metadata);
    }

    private StorageAnswer Metadata(StorageCall call)
    {
        using var container = parts.OpenContainer(call);
        var entry = container.RequireLeaseIfTold();
        return StorageAnswer.Ok.With(entry.RootLastModified(), entry.RootMark()).With(entry.Record.Metadata);
    }

    private Task<StorageAnswer> SetMetadataAsync(StorageCall call)
    {
        var metadata = MetadataHeaders.Read(call);
        return ChangeAsync(call, record => record with { Metadata = [.. metadata] });
    }

    private StorageAnswer Policies(StorageCall call)
    {
        using var container = parts.OpenContainer(call);
        var entry = container.RequireLeaseIfTold();
        return StorageAnswer.Xml(xml => StoredPolicies.WriteAsync(xml, StoredPolicies.Of(entry.Record))).With(entry.RootLastModified(), entry.RootMark());
    }

    private async Task<StorageAnswer> SetPoliciesAsync(StorageCall call)
    {
        RefusePublicAccess(call);
        var policies = await StoredPolicies.ReadAsync(call);
        return await ChangeAsync(call, record => record.WithPolicies(policies));
    }

    private async Task<StorageAnswer> ChangeAsync(StorageCall call, Func<FileRecord, FileRecord> change)
    {
        using var container = parts.OpenContainer(call);
        using var hold = await container.HoldAsync(call.Aborted);
        container.RequireLeaseIfTold();
        var entry = container.RequireConditions();
        entry = await container.Tree.SetFolderRecordAsync(TreePath.Root(TreeKind.Blobs), change(entry.Record).Stamped(parts.Time));
        return StorageAnswer.Ok.With(entry.RootLastModified(), entry.RootMark());
    }

    // What nobody has to sign for would be open to every user of this machine.
    private static void RefusePublicAccess(StorageCall call)
    {
        if (call.Header(PublicAccess) is not (null or "none")) throw new StorageException(409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
    }

    private static StorageRoute Route(string method, string? comp = null) => new(method, StorageLevel.Container, RestType, comp);
}
