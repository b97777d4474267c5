using BatchAi.Service.Storage.Trees.Blocks;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// The files of one share or container: the only way to them. Everything is relative to a handle on the root. Links inside the
/// root are followed; what links out of it, devices, FIFOs, sockets and names that mean nothing are not there. All that
/// fails is a <see cref="TreeException"/>.
/// </summary>
internal sealed class StorageTree : IDisposable
{
    private const int MostTries = 16;
    private readonly TreeParts _parts;
    private readonly HostFolder _root;
    private readonly TreeResolver _resolver;
    private readonly TreeChanges _changes;

    internal StorageTree(TreeParts parts, HostFolder root, TreeKind kind, string name)
    {
        _parts = parts;
        _root = root;
        Kind = kind;
        Name = name;
        _resolver = new TreeResolver(root, parts.Twins);
        _changes = new TreeChanges(parts, root, _resolver);
    }

    /// <summary>The share's or container's name.</summary>
    internal string Name { get; }

    internal TreeKind Kind { get; }

    /// <summary>The folder that holds all others.</summary>
    internal TreePath Root => TreePath.Root(Kind);

    /// <summary>Reads a name in this tree; it need not be there.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.InvalidName"/>, <see cref="TreeError.TooLong"/>.</exception>
    internal TreePath Path(string name) => TreePath.Parse(Kind, name);

    /// <summary>
    /// Waits until nobody else holds the name. Whoever checks a condition and then changes something holds the name over both.
    /// Names of shares that differ in case alone are one name here.
    /// </summary>
    internal ValueTask<NameHold> HoldAsync(TreePath path, CancellationToken cancellation) => _parts.Locks.HoldAsync(LockName(path), cancellation);

    /// <summary>Holds two names, for a rename.</summary>
    internal ValueTask<NameHold> HoldAsync(TreePath path, TreePath other, CancellationToken cancellation) =>
        _parts.Locks.HoldAsync(LockName(path), LockName(other), cancellation);

    /// <summary>The file of that name with its record, or null.</summary>
    internal TreeEntry? FindFile(TreePath path)
    {
        try
        {
            using var file = OpenFile(path);
            return file.Entry;
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            return null;
        }
    }

    /// <summary>The file or folder of that name with its record, or null; the same as to look for one after the other.</summary>
    internal TreeEntry? Find(TreePath path) => _resolver.FindAny(path)?.Stat.Kind switch
    {
        null => null,
        HostKind.Folder => FindFolder(path) ?? FindFile(path),
        _ => FindFile(path) ?? FindFolder(path),
    };

    /// <summary>The folder of that name with its record, or null. The root is one.</summary>
    internal TreeEntry? FindFolder(TreePath path)
    {
        if (_resolver.Find(path, HostKind.Folder) is not { } found) return null;
        try
        {
            using var file = _root.OpenAsFile(found.Host, isFolder: true);
            return EntryReader.Read(_parts.Records, file, path.IsRoot ? "" : NameOf(path, found), path.IsRoot ? 0 : ParentOf(found));
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFile)
        {
            return null;
        }
    }

    /// <summary>Opens a file, to read it or to change it in place.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.AccessDenied"/>.</exception>
    internal TreeFile OpenFile(TreePath path, FileAccess access = FileAccess.Read)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = _resolver.Find(path, HostKind.File) ?? throw HostErrors.From(HostErrors.NoEntry);
            HostFile? file = null;
            try
            {
                file = _root.OpenFile(found.Host, access);
                return new TreeFile(_parts, file, NameOf(path, found), ParentOf(found));
            }
            catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFolder && attempt < MostTries)
            {
                // A folder took the name in between; the blob has another now.
                file?.Dispose();
            }
            catch (TreeException)
            {
                file?.Dispose();
                throw;
            }
        }
    }

    /// <summary>One page of the names.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.InvalidMarker"/>.</exception>
    internal TreePage List(TreeListing listing) => new TreeLister(_parts.Records, _root, _resolver, Kind).List(listing);

    /// <summary>Begins a file that becomes visible with <see cref="CommitAsync"/>, as a whole.</summary>
    internal StagedFile Stage() => StagedFile.Create(_parts.Staging);

    /// <summary>
    /// Gives a staged file its name. Who looks sees the old file or the new one, never a mix; who has the old one open keeps it.
    /// A container's missing folders are made; a share's are <see cref="TreeError.ParentNotFound"/>. The caller holds the name.
    /// On the disk when done.
    /// </summary>
    /// <exception cref="TreeException">
    /// <see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.IsFolder"/> (in a share), <see cref="TreeError.ParentNotFound"/>,
    /// <see cref="TreeError.NoSpace"/>, <see cref="TreeError.AccessDenied"/>, <see cref="TreeError.Conflict"/>.
    /// </exception>
    internal Task<TreeEntry> CommitAsync(StagedFile file, TreePath path, FileRecord record, CommitMode mode = CommitMode.CreateOrReplace) =>
        DiskThreads.RunAsync(() => _changes.Commit(file, path, record, mode));

    /// <summary>Makes a folder whose parent is there. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.ParentNotFound"/>, <see cref="TreeError.NoSpace"/>.</exception>
    internal Task<TreeEntry> CreateFolderAsync(TreePath path, FileRecord record) => DiskThreads.RunAsync(() => _changes.CreateFolder(path, record));

    /// <summary>Sets a folder's record, the root's too. On the disk when done.</summary>
    internal Task<TreeEntry> SetFolderRecordAsync(TreePath path, FileRecord record) => DiskThreads.RunAsync(() => _changes.SetFolderRecord(path, record));

    /// <summary>
    /// Notes something about a file or folder, which stays as it is, its tag too; what replaces a file gets its note. The
    /// caller holds the name. On the disk when done.
    /// </summary>
    internal Task SetNoteAsync(TreeEntry about, string? note) => DiskThreads.RunAsync(() => _parts.Notes.Set(about.FileId, about.Born, note));

    /// <summary>Forgets a note that means nothing any more.</summary>
    internal void ForgetNote(TreeEntry about) => _parts.Notes.Forget(about.FileId, about.Born);

    /// <summary>Removes a file; a link is removed and not what it points to. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.AccessDenied"/>.</exception>
    internal Task DeleteFileAsync(TreePath path) => DiskThreads.RunAsync(() => _changes.DeleteFile(path));

    /// <summary>Removes an empty folder. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.NotEmpty"/>, <see cref="TreeError.IsFile"/>.</exception>
    internal Task DeleteFolderAsync(TreePath path) => DiskThreads.RunAsync(() => _changes.DeleteFolder(path));

    /// <summary>
    /// Gives a file or folder of a share another name; its record goes with it. A folder never replaces anything. The caller
    /// holds both names. On the disk when done.
    /// </summary>
    /// <exception cref="TreeException">
    /// <see cref="TreeError.NotFound"/>, <see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.ParentNotFound"/>,
    /// <see cref="TreeError.IsFolder"/>, <see cref="TreeError.Conflict"/> (a folder into itself).
    /// </exception>
    internal Task<TreeEntry> RenameAsync(TreePath from, TreePath to, CommitMode mode = CommitMode.CreateNew) =>
        DiskThreads.RunAsync(() => _changes.Rename(from, to, mode));

    /// <summary>The blocks that were put for a blob. The caller disposes it; it is shared with all who have it open.</summary>
    internal BlockStage OpenBlocks(TreePath path) => new(_parts, this, path);

    /// <summary>Whether it is worth the while to look for blocks that were put for a blob.</summary>
    internal bool MayHaveBlocks(TreePath path) => _parts.Blocks.MayHave(Name, path.Name);

    /// <summary>The blocks that a blob is made of; none when it was written whole, or changed otherwise since.</summary>
    internal IReadOnlyList<StoredBlock> CommittedBlocks(TreeFile blob) => BlockLists.Read(_parts, blob.File);

    /// <summary>Notes that a copy consists of as many appended blocks as what it is a copy of.</summary>
    internal void SetAppendedBlocks(StagedFile copy, TreeFile source) => AppendCount.Set(_parts, copy.File, source.AppendedBlocks);

    /// <summary>The names for which blocks were put that no blob has yet, in order.</summary>
    internal IReadOnlyList<string> UncommittedNames(string prefix) =>
        [.. _parts.Blocks.Names(Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && FindFile(Path(n)) is null).Order(StringComparer.Ordinal)];

    public void Dispose() => _root.Dispose();

    internal TreeEntry CommitNow(StagedFile file, TreePath path, FileRecord record) => _changes.Commit(file, path, record, CommitMode.CreateOrReplace);

    private static string NameOf(TreePath path, Located found) => path.Kind == TreeKind.Blobs ? path.Name : found.Host;

    private string LockName(TreePath path) => Kind == TreeKind.Blobs ? $"b/{Name}/{path.Name}" : $"f/{Name}/{path.Name}".ToUpperInvariant();

    private ulong ParentOf(Located found) => Kind == TreeKind.Blobs ? 0 : _root.Find(found.Folder)?.Id ?? 0;
}
