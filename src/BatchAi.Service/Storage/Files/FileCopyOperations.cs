using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations that copy files. A copy is whole when it is answered, so that there is never one to abort.</summary>
internal sealed class FileCopyOperations(StorageParts parts, ShareUsage usage) : IStorageOperations
{
    private const string ActionHeader = "x-ms-copy-action";

    public void AddTo(OperationTable table)
    {
        table.Add("Copy File", new StorageRoute("PUT", StorageLevel.Item, Header: SourceReader.Header), AccessNeed.Item("cw"), CopyAsync);
        table.Add("Abort Copy File", new StorageRoute("PUT", StorageLevel.Item, Comp: "copy"), AccessNeed.Item("w"), Abort);
    }

    private async Task<StorageAnswer> CopyAsync(StorageCall call)
    {
        if (call.RequireHeader(SourceReader.Header).Contains("sharesnapshot=", StringComparison.OrdinalIgnoreCase)) throw FileErrors.NoSnapshot();
        using var source = await CopySource.OpenAsync(parts, call);
        using var share = ShareCall.Open(parts, call);
        var change = await ReadChangeAsync(share, source);
        using var hold = await share.HoldAsync();
        await usage.RequireRoomAsync(share.Tree, source.Range.Length - share.RequireReplaceable(call.Says("x-ms-file-copy-ignore-readonly")), call.Aborted);
        using var staged = share.Tree.Stage();
        await staged.CopyAsync(source.File, source.Range, call.Aborted);
        var copy = CopyTrace.Done(call, source.Range.Length, parts.Time);
        var record = copy.In(RecordOf(call, source.File.Entry));
        var entry = await share.Tree.CommitAsync(staged, share.Path, change.ForNew(record, EntryKind.File));
        entry = await share.SettleAsync(entry, change);
        return StorageAnswer.Accepted.With(entry).With(CopyTrace.IdHeader, copy.Id).With(CopyTrace.StatusHeader, CopyTrace.Success);
    }

    private StorageAnswer Abort(StorageCall call)
    {
        if (call.RequireHeader(ActionHeader) is var action && !action.Equals("abort", StringComparison.OrdinalIgnoreCase)) throw StorageErrors.InvalidHeader(ActionHeader, action);
        if (!Guid.TryParse(call.Query["copyid"] ?? throw StorageErrors.MissingQuery("copyid"), out _)) throw StorageErrors.InvalidQuery("copyid", call.Query["copyid"]);
        using var share = ShareCall.Open(parts, call);
        share.RequireLease(share.RequireFileToChange());
        throw new StorageException(409, "NoPendingCopyOperation", "There is currently no pending copy operation.");
    }

    // What is kept with the source goes with it, but for the metadata where the request brings some.
    private static FileRecord RecordOf(StorageCall call, TreeEntry source)
    {
        var metadata = MetadataHeaders.Read(call);
        return new FileRecord { Metadata = metadata.Count > 0 ? [.. metadata] : source.Record.Metadata }.WithHeadersOf(source.Record);
    }

    private async Task<SmbChange> ReadChangeAsync(ShareCall share, CopySource source)
    {
        var call = share.Call;
        var smb = SmbProperties.Of(source.File.Entry);
        var change = await SmbChange.ReadAsync(call, share.Descriptors, isFolder: false, smb);
        if (call.Says("x-ms-file-copy-set-archive")) change = change with { Attributes = (change.Attributes ?? FileAttributes.None) | FileAttributes.Archive };
        return call.Header("x-ms-file-permission-copy-mode")?.ToLowerInvariant() switch
        {
            "source" => change with { Permission = await TakeDescriptorAsync(share, source, smb.Permission) },
            null or "override" => change,
            var other => throw StorageErrors.InvalidHeader("x-ms-file-permission-copy-mode", other),
        };
    }

    // A key means something in its own share only.
    private async Task<string?> TakeDescriptorAsync(ShareCall share, CopySource source, string key)
    {
        if (source.Target.Service == StorageService.Blob || parts.Accounts.Find(source.Target.Account) is not { } account) return null;
        using var tree = parts.Open(account, source.Target);
        var text = new SecurityDescriptors(parts.Trees.Of(account), tree).Find(key);
        return text is null ? null : await share.Descriptors.StoreAsync(text, share.Call.Aborted);
    }
}
