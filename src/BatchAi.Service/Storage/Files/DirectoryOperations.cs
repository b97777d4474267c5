using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on the directories of shares.</summary>
internal sealed class DirectoryOperations(StorageParts parts) : IStorageOperations
{
    private const string RestType = "directory";

    public void AddTo(OperationTable table)
    {
        var (create, read) = (AccessNeed.Item("cw", SasReach.Container), AccessNeed.Item("r", SasReach.Container));
        var (write, delete) = (AccessNeed.Item("w", SasReach.Container), AccessNeed.Item("d", SasReach.Container));
        table.Add("Create Directory", Route("PUT"), create, CreateAsync);
        table.Add("Get Directory Properties", Route("GET"), read, GetProperties);
        table.Add("Get Directory Properties (HEAD)", Route("HEAD"), read, GetProperties);
        table.Add("Set Directory Properties", Route("PUT", "properties"), write, SetPropertiesAsync);
        table.Add("Delete Directory", Route("DELETE"), delete, DeleteAsync);
        table.Add("Get Directory Metadata", Route("GET", "metadata"), read, GetMetadata);
        table.Add("Get Directory Metadata (HEAD)", Route("HEAD", "metadata"), read, GetMetadata);
        table.Add("Set Directory Metadata", Route("PUT", "metadata"), write, SetMetadataAsync);
        table.Add("List Directories and Files", Route("GET", "list"), AccessNeed.Container("l", SasReach.Container), List);
    }

    private async Task<StorageAnswer> CreateAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        if (share.Path.IsRoot) throw FileErrors.Exists();
        FileNames.Require(share.Path.Name);
        var change = await SmbChange.ReadAsync(call, share.Descriptors, isFolder: true);
        var record = change.ForNew(new FileRecord { Metadata = [.. MetadataHeaders.Read(call)] }, EntryKind.Folder);
        using var hold = await share.HoldAsync();
        var entry = await share.Tree.CreateFolderAsync(share.Path, record);
        return StorageAnswer.Created.WithSmb(await share.SettleAsync(entry, change)).WithWritten();
    }

    private StorageAnswer GetProperties(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var entry = share.RequireFolder();
        return StorageAnswer.Ok.WithSmb(entry).With(entry.Record.Metadata).WithStored();
    }

    private async Task<StorageAnswer> SetPropertiesAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        return await ChangeAsync(share, await SmbChange.ReadAsync(call, share.Descriptors, isFolder: true), record => record);
    }

    private StorageAnswer GetMetadata(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var entry = share.RequireFolder();
        return StorageAnswer.Ok.With(entry).With(entry.Record.Metadata);
    }

    private async Task<StorageAnswer> SetMetadataAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var metadata = MetadataHeaders.Read(call);
        return await ChangeAsync(share, SmbChange.None, record => record with { Metadata = [.. metadata] });
    }

    private async Task<StorageAnswer> ChangeAsync(ShareCall share, SmbChange change, Func<FileRecord, FileRecord> changeMore)
    {
        using var hold = await share.HoldAsync();
        var entry = share.RequireFolderToChange();
        var record = change.ApplyTo(changeMore(entry.Record), entry.Modified, parts.Time.GetUtcNow()).Stamped(parts.Time);
        return StorageAnswer.Ok.WithSmb(await share.SetRecordAsync(EntryKind.Folder, record)).WithWritten();
    }

    private async Task<StorageAnswer> DeleteAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        if (share.Path.IsRoot) throw StorageErrors.InvalidUri();
        using var hold = await share.HoldAsync();
        if (SmbProperties.Of(share.RequireFolderToChange()).IsReadOnly) throw FileErrors.ReadOnly();
        await share.Tree.DeleteFolderAsync(share.Path);
        return StorageAnswer.Accepted;
    }

    private StorageAnswer List(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var listing = DirectoryListing.Read(share);
        return StorageAnswer.Xml(listing.WriteAsync);
    }

    private static StorageRoute Route(string method, string? comp = null) => new(method, StorageLevel.Item, RestType, comp);
}
