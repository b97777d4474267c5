namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// The files of one share or container: the only way to them. Everything is relative to a handle on the root. Links inside the
/// root are followed; what links out of it, devices, FIFOs, sockets and names that mean nothing are not there. All that
/// fails is a <see cref="TreeException"/>.
/// </summary>
internal sealed class StorageTree : IDisposable
{
    /// <summary>The share's or container's name.</summary>
    internal string Name { get; } = "";

    internal TreeKind Kind { get; }

    /// <summary>Reads a name in this tree; it need not be there.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.InvalidName"/>, <see cref="TreeError.TooLong"/>.</exception>
    internal TreePath Path(string name) => throw new NotSupportedException();

    /// <summary>
    /// Waits until nobody else holds the name. Whoever checks a condition and then changes something holds the name over both.
    /// Names of shares that differ in case alone are one name here.
    /// </summary>
    internal ValueTask<NameHold> HoldAsync(TreePath path, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Holds two names, for a rename.</summary>
    internal ValueTask<NameHold> HoldAsync(TreePath path, TreePath other, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The file of that name with its record, or null.</summary>
    internal TreeEntry? FindFile(TreePath path) => throw new NotSupportedException();

    /// <summary>The folder of that name with its record, or null. The root is one.</summary>
    internal TreeEntry? FindFolder(TreePath path) => throw new NotSupportedException();

    /// <summary>Opens a file, to read it or to change it in place.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.AccessDenied"/>.</exception>
    internal TreeFile OpenFile(TreePath path, FileAccess access = FileAccess.Read) => throw new NotSupportedException();

    /// <summary>One page of the names.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.InvalidMarker"/>.</exception>
    internal TreePage List(TreeListing listing) => throw new NotSupportedException();

    /// <summary>Begins a file that becomes visible with <see cref="CommitAsync"/>, as a whole.</summary>
    internal StagedFile Stage() => throw new NotSupportedException();

    /// <summary>
    /// Gives a staged file its name. Who looks sees the old file or the new one, never a mix; who has the old one open keeps it.
    /// A container's missing folders are made; a share's are <see cref="TreeError.ParentNotFound"/>. The caller holds the name.
    /// On the disk when done.
    /// </summary>
    /// <exception cref="TreeException">
    /// <see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.IsFolder"/> (in a share), <see cref="TreeError.ParentNotFound"/>,
    /// <see cref="TreeError.NoSpace"/>, <see cref="TreeError.AccessDenied"/>, <see cref="TreeError.Conflict"/>.
    /// </exception>
    internal Task<TreeEntry> CommitAsync(StagedFile file, TreePath path, FileRecord record, CommitMode mode = CommitMode.CreateOrReplace) => throw new NotSupportedException();

    /// <summary>Makes a folder whose parent is there. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.ParentNotFound"/>, <see cref="TreeError.NoSpace"/>.</exception>
    internal Task<TreeEntry> CreateFolderAsync(TreePath path, FileRecord record) => throw new NotSupportedException();

    /// <summary>Sets a folder's record, the root's too. On the disk when done.</summary>
    internal Task<TreeEntry> SetFolderRecordAsync(TreePath path, FileRecord record) => throw new NotSupportedException();

    /// <summary>Removes a file; a link is removed and not what it points to. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.AccessDenied"/>.</exception>
    internal Task DeleteFileAsync(TreePath path) => throw new NotSupportedException();

    /// <summary>Removes an empty folder. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>, <see cref="TreeError.NotEmpty"/>, <see cref="TreeError.IsFile"/>.</exception>
    internal Task DeleteFolderAsync(TreePath path) => throw new NotSupportedException();

    /// <summary>Gives a file or folder of a share another name; its record goes with it. On the disk when done.</summary>
    internal Task<TreeEntry> RenameAsync(TreePath from, TreePath to, CommitMode mode = CommitMode.CreateNew) => throw new NotSupportedException();

    /// <summary>The blocks that were put for a blob.</summary>
    internal BlockStage OpenBlocks(TreePath path) => throw new NotSupportedException();

    /// <summary>The blocks that a blob is made of; none when it was written whole, or changed otherwise since.</summary>
    internal IReadOnlyList<StoredBlock> CommittedBlocks(TreeFile blob) => throw new NotSupportedException();

    /// <summary>The names for which blocks were put that no blob has yet, in order.</summary>
    internal IReadOnlyList<string> UncommittedNames(string prefix) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
