using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on shares.</summary>
internal sealed class ShareOperations(StorageParts parts) : IStorageOperations
{
    private const string RestType = "share";
    private const string InBytesSince = "2018-11-09";
    private const long Gibibyte = 1 << 30;
    private static readonly TreePath Root = TreePath.Root(TreeKind.Files);

    // A stored access policy could widen a signature; only who holds a key may change one.
    private static readonly AccessNeed KeyHolders = AccessNeed.Container("");

    public void AddTo(OperationTable table)
    {
        var (read, write) = (AccessNeed.Container("r"), AccessNeed.Container("w"));
        table.Add("Create Share", Route("PUT"), AccessNeed.Container("cw"), CreateAsync);
        table.Add("Get Share Properties", Route("GET"), read, GetProperties);
        table.Add("Get Share Properties (HEAD)", Route("HEAD"), read, GetProperties);
        table.Add("Set Share Properties", Route("PUT", "properties"), write, SetPropertiesAsync);
        table.Add("Delete Share", Route("DELETE"), AccessNeed.Container("d"), DeleteAsync);
        table.Add("Get Share Metadata", Route("GET", "metadata"), read, GetMetadata);
        table.Add("Get Share Metadata (HEAD)", Route("HEAD", "metadata"), read, GetMetadata);
        table.Add("Set Share Metadata", Route("PUT", "metadata"), write, SetMetadataAsync);
        table.Add("Get Share ACL", Route("GET", "acl"), KeyHolders, GetPolicies);
        table.Add("Get Share ACL (HEAD)", Route("HEAD", "acl"), KeyHolders, GetPolicies);
        table.Add("Set Share ACL", Route("PUT", "acl"), KeyHolders, SetPoliciesAsync);
        table.Add("Get Share Stats", Route("GET", "stats"), read, GetStatistics);
        table.Add("Create Share Snapshot", Route("PUT", "snapshot"), write, RefuseSnapshot);
        table.Add("Undelete Share", Route("PUT", "undelete"), write, RefuseRestore);
    }

    private async Task<StorageAnswer> CreateAsync(StorageCall call)
    {
        var record = ShareSettings.Read(call, new FileRecord { Metadata = [.. MetadataHeaders.Read(call)] }).Stamped(parts.Time);
        var (root, isNew) = await parts.Folders.CreateAsync(TreeKind.Files, call.Account, call.Target.Container, record, call.Aborted);
        return isNew ? WithMarks(StorageAnswer.Created, root) : throw FileErrors.ShareExists();
    }

    private StorageAnswer GetProperties(StorageCall call)
    {
        var root = Find(call);
        var answer = WithMarks(StorageAnswer.Ok, root).WithLease(root, parts.Time);
        return ShareSettings.Of(root.Record).AddTo(answer).With(root.Record.Metadata);
    }

    private Task<StorageAnswer> SetPropertiesAsync(StorageCall call) => ChangeAsync(call, record => ShareSettings.Read(call, record));

    private StorageAnswer GetMetadata(StorageCall call)
    {
        var root = Find(call);
        return WithMarks(StorageAnswer.Ok, root).With(root.Record.Metadata);
    }

    private Task<StorageAnswer> SetMetadataAsync(StorageCall call) => ChangeAsync(call, record => record with { Metadata = [.. MetadataHeaders.Read(call)] });

    private StorageAnswer GetPolicies(StorageCall call)
    {
        var root = Find(call);
        return WithMarks(StorageAnswer.Xml(xml => StoredPolicies.WriteAsync(xml, StoredPolicies.Of(root.Record))), root);
    }

    private async Task<StorageAnswer> SetPoliciesAsync(StorageCall call)
    {
        var policies = await StoredPolicies.ReadAsync(call);
        return await ChangeAsync(call, record => record.WithPolicies(policies));
    }

    private async Task<StorageAnswer> DeleteAsync(StorageCall call)
    {
        ShareCall.RequireNoSnapshot(call);
        using var tree = parts.Open(call);
        using var hold = await parts.Trees.Of(call.Account).HoldTreeAsync(tree.Kind, tree.Name, call.Aborted);
        LeaseCheck.Of(LeaseThing.Share, call, parts.Time).RequireForWrite(tree, tree.FindFolder(Root));
        await parts.RemoveAsync(call);
        return StorageAnswer.Accepted;
    }

    private StorageAnswer GetStatistics(StorageCall call)
    {
        using var tree = parts.Open(call);
        var bytes = ShareUsage.Measure(tree, call.Aborted);
        var isOld = call.Header("x-ms-version") is { } version && !SasText.IsSince(version, InBytesSince);
        return WithMarks(
            StorageAnswer.Xml(async xml =>
            {
                xml.WriteStartElement("ShareStats");
                xml.WriteElementString(isOld ? "ShareUsage" : "ShareUsageBytes", (isOld ? (bytes + Gibibyte - 1) / Gibibyte : bytes).ToString(CultureInfo.InvariantCulture));
                await xml.WriteEndElementAsync();
            }),
            tree.FindFolder(Root)!);
    }

    private static StorageAnswer RefuseSnapshot(StorageCall call) => throw StorageErrors.NotSupported("snapshots of shares");

    private static StorageAnswer RefuseRestore(StorageCall call) => throw StorageErrors.NotSupported("the restoring of deleted shares");

    private TreeEntry Find(StorageCall call)
    {
        ShareCall.RequireNoSnapshot(call);
        using var tree = parts.Open(call);
        return tree.FindFolder(Root)!;
    }

    private async Task<StorageAnswer> ChangeAsync(StorageCall call, Func<FileRecord, FileRecord> change)
    {
        ShareCall.RequireNoSnapshot(call);
        using var tree = parts.Open(call);
        using var hold = await parts.Trees.Of(call.Account).HoldTreeAsync(tree.Kind, tree.Name, call.Aborted);
        var before = tree.FindFolder(Root)!;
        LeaseCheck.Of(LeaseThing.Share, call, parts.Time).RequireForRead(before);
        var record = change(before.Record).Stamped(parts.Time);
        return WithMarks(StorageAnswer.Ok, await tree.SetFolderRecordAsync(Root, record));
    }

    private static StorageAnswer WithMarks(StorageAnswer answer, TreeEntry root) => answer.With(root.RootLastModified(), root.RootMark());

    private static StorageRoute Route(string method, string? comp = null) => new(method, StorageLevel.Container, RestType, comp);
}
