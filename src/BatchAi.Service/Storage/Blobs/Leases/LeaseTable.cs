using System.Globalization;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>
/// All leases of a service, in memory: they end with it. A lease of something that is gone is void, also when there is
/// another of the same name.
/// </summary>
internal sealed class LeaseTable(TimeProvider time)
{
    private readonly Dictionary<LeasePlace, (string Container, Lease Lease)> _leases = [];
    private readonly Lock _lock = new();

    /// <summary>The lease of something; null when there never was one.</summary>
    /// <param name="tree">The container that it is, or lies in.</param>
    /// <param name="place">What it is.</param>
    internal Lease? Find(StorageTree tree, LeasePlace place)
    {
        lock (_lock)
        {
            if (!_leases.TryGetValue(place, out var known)) return null;
            if (known.Container == IdentityOf(tree)) return known.Lease;
            _leases.Remove(place);
            return null;
        }
    }

    /// <summary>Whether there may be a lease of something.</summary>
    internal bool Knows(LeasePlace place)
    {
        lock (_lock) return _leases.ContainsKey(place);
    }

    /// <summary>The lease of something, in order to change it; the caller holds the name.</summary>
    internal Lease FindOrAdd(StorageTree tree, LeasePlace place)
    {
        if (Find(tree, place) is { } known) return known;
        lock (_lock)
        {
            var lease = new Lease(time);
            _leases[place] = (IdentityOf(tree), lease);
            return lease;
        }
    }

    /// <summary>Forgets the lease of something that is gone.</summary>
    internal void Forget(LeasePlace place)
    {
        lock (_lock) _leases.Remove(place);
    }

    private static string IdentityOf(StorageTree tree)
    {
        var root = tree.FindFolder(TreePath.Root(tree.Kind));
        return string.Create(CultureInfo.InvariantCulture, $"{root?.FileId} {root?.Created.UtcTicks}");
    }
}
