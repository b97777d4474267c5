using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>
/// Tells an engine what clusters are to be. Requests are answered side by side: without an order among them the engine
/// could be left with an older size than the one that is stored, or with nodes of a cluster that is gone.
/// </summary>
internal sealed class ClusterOrders(StateStore state, IComputeEngine engine)
{
    private readonly Lock _order = new();
    private readonly Dictionary<string, Task> _removals = new(StringComparer.Ordinal);

    /// <summary>Makes the engine give a cluster what is stored of it now; nothing if it goes.</summary>
    internal void Reconcile(string uuid)
    {
        lock (_order)
        {
            var row = state.Read(reader => reader.FindByUuid(uuid));
            if (row is not null && row.State != ProvisioningStates.Deleting) engine.Reconcile(Clusters.RequestFor(row));
        }
    }

    /// <summary>
    /// Makes the engine give the nodes of a cluster back. That it goes is stored before, so that nothing is given to it
    /// afterwards. Whoever asks for the same meanwhile waits for the same end.
    /// </summary>
    internal Task RemoveAsync(string uuid)
    {
        lock (_order)
        {
            if (_removals.TryGetValue(uuid, out var removal) && !removal.IsCompleted) return removal;
            foreach (var (done, _) in _removals.Where(r => r.Value.IsCompleted).ToList()) _removals.Remove(done);
            return _removals[uuid] = engine.RemoveAsync(uuid);
        }
    }
}
