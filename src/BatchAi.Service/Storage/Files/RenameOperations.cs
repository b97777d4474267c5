using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations that give files and directories other names.</summary>
internal sealed class RenameOperations(StorageParts parts) : IStorageOperations
{
    private const string SourceHeader = "x-ms-file-rename-source";

    public void AddTo(OperationTable table)
    {
        var need = AccessNeed.Item("w", SasReach.Container);
        table.Add("Rename File", new StorageRoute("PUT", StorageLevel.Item, Comp: "rename"), need, call => RenameAsync(call, EntryKind.File));
        table.Add("Rename Directory", new StorageRoute("PUT", StorageLevel.Item, "directory", "rename"), need, call => RenameAsync(call, EntryKind.Folder));
    }

    private async Task<StorageAnswer> RenameAsync(StorageCall call, EntryKind kind)
    {
        using var share = ShareCall.Open(parts, call);
        var from = From(share);
        FileNames.Require(share.Path.Name);
        var change = await SmbChange.ReadAsync(call, share.Descriptors, kind == EntryKind.Folder);
        using var hold = await share.Tree.HoldAsync(from, share.Path, call.Aborted);
        var source = Find(share, from, kind);
        share.RequireLease(source, "x-ms-source-lease-id");
        if (SmbProperties.Of(source).IsReadOnly && !call.Says("x-ms-file-rename-ignore-readonly")) throw FileErrors.ReadOnly();
        var entry = await share.Tree.RenameAsync(from, share.Path, ModeOf(share, source));
        return StorageAnswer.Ok.WithSmb(await ChangeAsync(share, entry, change)).WithWritten();
    }

    private TreePath From(ShareCall share)
    {
        var (source, target) = (share.Call.Source(SourceHeader, "wd"), share.Call.Target);
        if (source.Service != target.Service || source.Account != target.Account || source.Container != target.Container || source.Path.Length == 0) throw StorageErrors.InvalidHeader(SourceHeader, null);
        var from = share.Resolve(source.Path, "x-ms-source-allow-trailing-dot");
        return share.Path.IsRoot || share.Path.Name.StartsWith(from.Name + "/", StringComparison.OrdinalIgnoreCase) ? throw FileErrors.Exists() : from;
    }

    private static TreeEntry Find(ShareCall share, TreePath path, EntryKind kind)
    {
        var (file, folder) = (share.Tree.FindFile(path), share.Tree.FindFolder(path));
        return (kind == EntryKind.File ? file : folder) ?? throw (file is null && folder is null ? FileErrors.NotFound() : FileErrors.WrongType());
    }

    // A name of other case is the same file's, and in nobody's way.
    private static CommitMode ModeOf(ShareCall share, TreeEntry source)
    {
        var call = share.Call;
        if (share.Tree.FindFolder(share.Path) is { } folder && folder.FileId != source.FileId) throw FileErrors.Exists();
        if (share.Tree.FindFile(share.Path) is not { } existing || existing.FileId == source.FileId) return CommitMode.CreateNew;
        if (!call.Says("x-ms-file-rename-replace-if-exists")) throw FileErrors.Exists();
        if (source.Kind == EntryKind.Folder) throw FileErrors.WrongType();
        share.RequireLease(existing, "x-ms-destination-lease-id");
        return SmbProperties.Of(existing).IsReadOnly && !call.Says("x-ms-file-rename-ignore-readonly") ? throw FileErrors.ReadOnly() : CommitMode.CreateOrReplace;
    }

    private async Task<TreeEntry> ChangeAsync(ShareCall share, TreeEntry entry, SmbChange change)
    {
        var metadata = MetadataHeaders.Read(share.Call);
        var type = share.Call.Header("x-ms-content-type");
        if (change == SmbChange.None && metadata.Count == 0 && type is null) return entry;
        var record = change.ApplyTo(entry.Record with { ContentType = type ?? entry.Record.ContentType, Metadata = metadata.Count > 0 ? [.. metadata] : entry.Record.Metadata }, entry.Modified, parts.Time.GetUtcNow()).Stamped(parts.Time);
        return await share.SetRecordAsync(entry.Kind, record);
    }
}
