using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process.Gpus;

/// <summary>
/// Looks for the machine's GPUs once. That may take its time, and only those who need the answer wait for it: clusters
/// with GPUs are kept back until then.
/// </summary>
/// <param name="log">The service's log.</param>
/// <param name="find">Finds the GPUs.</param>
internal sealed class GpuSearch(EventLog log, Func<CancellationToken, Task<GpuInventory>> find) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<GpuInventory> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Dictionary<string, ClusterRequest>? _kept = new(StringComparer.Ordinal);

    /// <summary>The machine's GPUs; canceled when the service ends before they are known.</summary>
    internal Task<GpuInventory> Found => _found.Task;

    /// <summary>Looks for them.</summary>
    /// <param name="leases">Learns of them first.</param>
    /// <param name="reconcile">Then takes the clusters that were kept back.</param>
    internal async Task RunAsync(GpuLeases leases, Action<ClusterRequest> reconcile)
    {
        if (await FindAsync() is not { } found) return;
        log.Write("gpusFound", detail: found.Problem ?? string.Join(' ', found.Uuids));
        leases.Learn(found);
        lock (_gate)
        {
            foreach (var cluster in _kept!.Values) reconcile(cluster);
            _kept = null;
        }

        _found.TrySetResult(found);
    }

    /// <summary>Keeps a cluster back as long as it is not known how many GPUs its nodes can have.</summary>
    internal bool TryKeep(ClusterRequest cluster)
    {
        if (GpuSizes.CountOf(cluster.Properties.VmSize) == 0) return false;
        lock (_gate)
        {
            if (_kept is null) return false;
            _kept[cluster.Uuid] = cluster;
            return true;
        }
    }

    /// <summary>Drops a cluster that was kept back, if it was.</summary>
    internal void Drop(string clusterUuid)
    {
        lock (_gate) _kept?.Remove(clusterUuid);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task<GpuInventory?> FindAsync()
    {
        try
        {
            return await find(_end.Token);
        }
        catch (OperationCanceledException)
        {
            _found.TrySetCanceled();
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Jobs are waiting for an answer, whatever it is.
            return GpuInventory.None(error.Message);
        }
    }
}
