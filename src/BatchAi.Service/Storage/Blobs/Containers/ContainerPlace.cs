using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Containers;

/// <summary>The container that a request is about.</summary>
internal sealed class ContainerPlace : IDisposable
{
    private readonly BlobParts _parts;
    private readonly StorageCall _call;

    private ContainerPlace(BlobParts parts, StorageCall call, StorageTree tree) => (_parts, _call, Tree) = (parts, call, tree);

    internal StorageTree Tree { get; }

    /// <summary>The container as it is now.</summary>
    internal TreeEntry Entry => Tree.FindFolder(TreePath.Root(TreeKind.Blobs)) ?? throw Gone();

    internal static ContainerPlace Open(BlobParts parts, StorageCall call) => new(parts, call, parts.Storage.Open(call));

    /// <summary>Waits until nobody else changes the container itself.</summary>
    internal ValueTask<NameHold> HoldAsync(CancellationToken cancellation) => _parts.Storage.Trees.Of(_call.Account).HoldTreeAsync(TreeKind.Blobs, Tree.Name, cancellation);

    /// <summary>The container as it is now, unless the request believes in a lease that is not there.</summary>
    internal TreeEntry RequireLeaseIfTold()
    {
        var entry = Entry;
        Lease.RequireForRead(entry);
        return entry;
    }

    /// <summary>Refuses a request that does away with the container without its lease.</summary>
    internal void RequireLease() => Lease.RequireForWrite(Tree, Entry);

    /// <summary>Refuses a request whose conditions do not hold.</summary>
    internal TreeEntry RequireConditions()
    {
        var entry = Entry;
        Conditions.Of(_call).RequireForWrite(entry.RootLastModified(), entry.RootMark(), Exists);
        return entry;
    }

    internal static StorageException Exists() => new(409, "ContainerAlreadyExists", "The specified container already exists.");

    public void Dispose() => Tree.Dispose();

    private LeaseCheck Lease => LeaseCheck.Of(LeaseThing.Container, _call, _parts.Time);

    private static StorageException Gone() => new(404, "ContainerNotFound", "The specified container does not exist.");
}
