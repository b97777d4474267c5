using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>A request for something in a share, with the share open.</summary>
internal sealed class ShareCall : IDisposable
{
    internal const string Dots = "x-ms-allow-trailing-dot";
    private readonly StorageParts _parts;
    private readonly AccountTree _account;

    private ShareCall(StorageParts parts, StorageCall call, StorageTree tree)
    {
        (_parts, _account) = (parts, parts.Trees.Of(call.Account));
        (Call, Tree) = (call, tree);
        Descriptors = new SecurityDescriptors(_account, tree);
        Path = Resolve(call.Target.Path, Dots);
    }

    internal StorageCall Call { get; }

    internal StorageTree Tree { get; }

    /// <summary>The file or folder that is asked for.</summary>
    internal TreePath Path { get; }

    internal SecurityDescriptors Descriptors { get; }

    /// <summary>Opens the share that a request is for.</summary>
    /// <exception cref="StorageException">It is not there, or a snapshot of it is asked for.</exception>
    internal static ShareCall Open(StorageParts parts, StorageCall call)
    {
        RequireNoSnapshot(call);
        var tree = parts.Open(call);
        try
        {
            return new ShareCall(parts, call, tree);
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a request for a snapshot.</summary>
    internal static void RequireNoSnapshot(StorageCall call)
    {
        if (call.Query["sharesnapshot"] is not null) throw FileErrors.NoSnapshot();
    }

    /// <summary>A path of the share as a request names it: dots at the ends of names count where it says so, or where something is really called like that.</summary>
    /// <param name="name">The path as the request has it.</param>
    /// <param name="header">The header that may say so.</param>
    internal TreePath Resolve(string name, string header)
    {
        if (name.Length == 0) return TreePath.Root(TreeKind.Files);
        var path = Tree.Path(name);
        var plain = FileNames.WithoutTrailingDots(name);
        return plain == name || "true".Equals(Call.Header(header), StringComparison.OrdinalIgnoreCase) || Tree.FindFile(path) is not null || Tree.FindFolder(path) is not null
            ? path
            : Tree.Path(plain);
    }

    /// <summary>Waits until nobody else changes what is asked for.</summary>
    internal ValueTask<NameHold> HoldAsync() => Path.IsRoot ? _account.HoldTreeAsync(Tree.Kind, Tree.Name, Call.Aborted) : Tree.HoldAsync(Path, Call.Aborted);

    /// <summary>The folder that is asked for.</summary>
    internal TreeEntry RequireFolder() => Tree.FindFolder(Path) ?? throw Missing();

    /// <summary>The folder that is to be changed.</summary>
    internal TreeEntry RequireFolderToChange() => Tree.FindFolder(Path) ?? throw MissingOrOther(Tree.FindFile);

    /// <summary>The file that is asked for.</summary>
    internal TreeEntry RequireFile() => Tree.FindFile(Path) ?? throw Missing();

    /// <summary>The file that is to be changed.</summary>
    internal TreeEntry RequireFileToChange() => Tree.FindFile(Path) ?? throw MissingOrOther(Tree.FindFolder);

    /// <summary>Opens the file that is asked for.</summary>
    internal TreeFile OpenFile(FileAccess access = FileAccess.Read)
    {
        try
        {
            return Tree.OpenFile(Path, access);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            _ = access == FileAccess.Read ? RequireFile() : RequireFileToChange();
            throw;
        }
    }

    /// <summary>Refuses to put a file where one must not be replaced, or where none can be.</summary>
    /// <param name="ignoresReadOnly">Whether one that is marked as read-only may be replaced.</param>
    /// <returns>How long the file is that will be replaced; 0 when there is none.</returns>
    internal long RequireReplaceable(bool ignoresReadOnly = false)
    {
        var found = Tree.Find(Path);
        if (found?.Kind == EntryKind.Folder) throw FileErrors.WrongType();
        if (found is not { } existing)
        {
            FileNames.Require(Path.Name);
            return 0;
        }

        Call.Grant.Require("w");
        RequireLease(existing);
        return SmbProperties.Of(existing).IsReadOnly && !ignoresReadOnly ? throw FileErrors.ReadOnly() : existing.Length;
    }

    /// <summary>Refuses a change of something that is leased to another.</summary>
    internal void RequireLease(TreeEntry entry, string header = LeaseCheck.IdHeader) => LeaseCheck.Of(LeaseThing.File, Call, _parts.Time, header).RequireForWrite(Tree, entry);

    /// <summary>Sets the times that a request wants something new to have.</summary>
    internal async Task<TreeEntry> SettleAsync(TreeEntry entry, SmbChange change)
    {
        if (!change.SetsTimes) return entry;
        var record = change.ApplyTo(entry.Record, entry.Modified, entry.Changed);
        return await SetRecordAsync(entry.Kind, record);
    }

    /// <summary>Sets what is kept about what is asked for.</summary>
    internal async Task<TreeEntry> SetRecordAsync(EntryKind kind, FileRecord record)
    {
        if (kind == EntryKind.Folder)
        {
            await Tree.SetFolderRecordAsync(Path, record);
            return RequireFolder();
        }

        using var file = Tree.OpenFile(Path, FileAccess.ReadWrite);
        await file.SetRecordAsync(record);
        return file.Entry;
    }

    public void Dispose() => Tree.Dispose();

    private StorageException MissingOrOther(Func<TreePath, TreeEntry?> findOther) => findOther(Path) is null ? Missing() : FileErrors.WrongType();

    // A name that nothing can have is refused for that.
    private StorageException Missing()
    {
        if (!Path.IsRoot) FileNames.Require(Path.Name);
        return FileErrors.NotFound();
    }
}
