namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// One storage account's folder: its shares in <c>files/</c>, its containers in <c>blobs/</c>, and in <c>.meta/</c> what is being
/// written and what does not fit elsewhere. A service opens it once and keeps it.
/// </summary>
internal sealed class AccountTree : IAsyncDisposable
{
    /// <summary>Brings to the disk once a second what was written in place.</summary>
    internal GroupFlush Flush { get; } = new();

    /// <summary>Opens an account's folder, and makes what is missing of it.</summary>
    internal static AccountTree Open(string folder, TimeProvider time) => throw new NotSupportedException();

    /// <summary>Removes what a killed service left half-written. Only a service that is alone may do that, before it serves.</summary>
    internal void Recover() => throw new NotSupportedException();

    /// <summary>Removes the blocks that nobody committed in seven days.</summary>
    internal void RemoveOldBlocks() => throw new NotSupportedException();

    /// <summary>One page of the shares or containers.</summary>
    internal TreePage List(TreeKind kind, TreeListing listing) => throw new NotSupportedException();

    /// <summary>A share or container; dispose it after the request.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>.</exception>
    internal StorageTree OpenTree(TreeKind kind, string name) => throw new NotSupportedException();

    /// <summary>Makes a share or container. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.NoSpace"/>.</exception>
    internal Task<TreeEntry> CreateTreeAsync(TreeKind kind, string name, FileRecord record) => throw new NotSupportedException();

    /// <summary>Moves a share or container out of the account, to a path in the trash. On the disk when done.</summary>
    internal Task DetachTreeAsync(TreeKind kind, string name, string destination) => throw new NotSupportedException();

    /// <summary>Waits until nobody else holds the share or container itself, for a change of its record.</summary>
    internal ValueTask<NameHold> HoldTreeAsync(TreeKind kind, string name, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
