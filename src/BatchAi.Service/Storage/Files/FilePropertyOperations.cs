using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations that make and delete files, and on what is kept about them.</summary>
internal sealed class FilePropertyOperations(StorageParts parts, ShareUsage usage) : IStorageOperations
{
    private const string LengthHeader = "x-ms-content-length";
    private const string TypeHeader = "x-ms-type";
    private const long Largest = 4L << 40;

    public void AddTo(OperationTable table)
    {
        var (read, write) = (AccessNeed.Item("r"), AccessNeed.Item("w"));
        table.Add("Create File", Route("PUT"), AccessNeed.Item("cw"), CreateAsync);
        table.Add("Get File Properties", Route("HEAD"), read, GetProperties);
        table.Add("Set File Properties", Route("PUT", "properties"), write, SetPropertiesAsync);
        table.Add("Get File Metadata", Route("GET", "metadata"), read, GetMetadata);
        table.Add("Get File Metadata (HEAD)", Route("HEAD", "metadata"), read, GetMetadata);
        table.Add("Set File Metadata", Route("PUT", "metadata"), write, SetMetadataAsync);
        table.Add("Delete File", Route("DELETE"), AccessNeed.Item("d"), DeleteAsync);
    }

    private async Task<StorageAnswer> CreateAsync(StorageCall call)
    {
        if (call.RequireHeader(TypeHeader) is var type && !type.Equals("file", StringComparison.OrdinalIgnoreCase)) throw StorageErrors.InvalidHeader(TypeHeader, type);
        var length = call.NumberHeader(LengthHeader, most: Largest) ?? throw StorageErrors.MissingHeader(LengthHeader);
        using var share = ShareCall.Open(parts, call);
        var change = await SmbChange.ReadAsync(call, share.Descriptors, isFolder: false);
        var record = ContentHeaders.Read(call, ContentHeaders.OfFile) with { Metadata = [.. MetadataHeaders.Read(call)] };
        using var hold = await share.HoldAsync();
        await usage.RequireRoomAsync(share.Tree, length - share.RequireReplaceable(), call.Aborted);
        using var staged = share.Tree.Stage();
        staged.SetLength(length);
        var entry = await share.Tree.CommitAsync(staged, share.Path, change.ForNew(record, EntryKind.File));
        return StorageAnswer.Created.WithSmb(await share.SettleAsync(entry, change)).WithWritten();
    }

    private StorageAnswer GetProperties(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var entry = share.RequireFile();
        Conditions.Of(call).RequireForRead(entry.LastModified(), entry.Mark());
        return StorageAnswer.Properties(entry.Length).WithFile(entry, parts.Time)
            .With("x-ms-type", "File")
            .With(BodyChecksum.Md5Header, entry.Record.ContentMd5 is { } hash ? Convert.ToBase64String(hash) : null);
    }

    private async Task<StorageAnswer> SetPropertiesAsync(StorageCall call)
    {
        var headers = ContentHeaders.Read(call, ContentHeaders.OfFile);
        var length = call.NumberHeader(LengthHeader, most: Largest);
        using var share = ShareCall.Open(parts, call);
        var change = await SmbChange.ReadAsync(call, share.Descriptors, isFolder: false);
        using var hold = await share.HoldAsync();
        using var file = share.OpenFile(FileAccess.ReadWrite);
        share.RequireLease(file.Entry);
        if (length is { } wanted && wanted != file.Entry.Length)
        {
            if (SmbProperties.Of(file.Entry).IsReadOnly) throw FileErrors.ReadOnly();
            await usage.RequireRoomAsync(share.Tree, wanted - file.Entry.Length, call.Aborted);
            await file.ResizeAsync(wanted);
        }

        // Who only sets a length leaves the headers alone; otherwise what is not set is taken away.
        var record = length is null || Says(headers) ? file.Entry.Record.WithHeadersOf(headers) : file.Entry.Record;
        return await SetAsync(file, change, record);
    }

    private StorageAnswer GetMetadata(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var entry = share.RequireFile();
        return StorageAnswer.Ok.With(entry).With(entry.Record.Metadata);
    }

    private async Task<StorageAnswer> SetMetadataAsync(StorageCall call)
    {
        var metadata = MetadataHeaders.Read(call);
        using var share = ShareCall.Open(parts, call);
        using var hold = await share.HoldAsync();
        using var file = share.OpenFile(FileAccess.ReadWrite);
        share.RequireLease(file.Entry);
        return await SetAsync(file, SmbChange.None, file.Entry.Record with { Metadata = [.. metadata] });
    }

    private async Task<StorageAnswer> DeleteAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        using var hold = await share.HoldAsync();
        var entry = share.RequireFileToChange();
        share.RequireLease(entry);
        if (SmbProperties.Of(entry).IsReadOnly) throw FileErrors.ReadOnly();
        await share.Tree.DeleteFileAsync(share.Path);
        return StorageAnswer.Accepted;
    }

    private async Task<StorageAnswer> SetAsync(TreeFile file, SmbChange change, FileRecord record)
    {
        await file.SetRecordAsync(change.ApplyTo(record, file.Entry.Modified, parts.Time.GetUtcNow()).Stamped(parts.Time));
        return StorageAnswer.Ok.WithSmb(file.Entry).WithWritten();
    }

    private static bool Says(FileRecord headers) => headers is not { ContentType: null, ContentEncoding: null, ContentLanguage: null, ContentDisposition: null, CacheControl: null, ContentMd5: null };

    private static StorageRoute Route(string method, string? comp = null) => new(method, StorageLevel.Item, Comp: comp);
}
