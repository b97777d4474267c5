using BatchAi.Service.Storage.Blobs.Leases;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Containers;

/// <summary>The container that a request is about.</summary>
internal sealed class ContainerPlace : IDisposable
{
    private readonly BlobParts _parts;
    private readonly StorageCall _call;

    private ContainerPlace(BlobParts parts, StorageCall call, StorageTree tree)
    {
        (_parts, _call, Tree) = (parts, call, tree);
        Place = new LeasePlace(call.Account.Name, call.Target.Container, "");
    }

    internal StorageTree Tree { get; }

    internal LeasePlace Place { get; }

    /// <summary>The container as it is now.</summary>
    internal TreeEntry Entry => Tree.FindFolder(TreePath.Root(TreeKind.Blobs)) ?? throw Gone();

    internal Lease? Lease => _parts.Leases.Find(Tree, Place);

    internal static ContainerPlace Open(BlobParts parts, StorageCall call) => new(parts, call, parts.Storage.Open(call));

    /// <summary>Waits until nobody else changes the container itself.</summary>
    internal ValueTask<NameHold> HoldAsync(CancellationToken cancellation) => _parts.Storage.Trees.Of(_call.Account).HoldTreeAsync(TreeKind.Blobs, Tree.Name, cancellation);

    /// <summary>Refuses a request that believes in a lease that is not there.</summary>
    internal void RequireLeaseIfTold() => LeaseRules.RequireForRead(Lease, Place, LeaseRules.IdOf(_call));

    /// <summary>Refuses a request whose conditions do not hold.</summary>
    internal TreeEntry RequireConditions()
    {
        var entry = Entry;
        Conditions.Of(_call).RequireForWrite(entry.RootLastModified(), entry.RootMark(), Exists);
        return entry;
    }

    internal static StorageException Exists() => new(409, "ContainerAlreadyExists", "The specified container already exists.");

    public void Dispose() => Tree.Dispose();

    private static StorageException Gone() => new(404, "ContainerNotFound", "The specified container does not exist.");
}
