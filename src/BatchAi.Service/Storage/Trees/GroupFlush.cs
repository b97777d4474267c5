using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// Brings to the disk what was written in place: a second after the first of it, or as soon as it is much, so that the disk
/// works while the rest is still coming, and whoever then has to wait for all of it waits for little.
/// </summary>
internal sealed class GroupFlush : IAsyncDisposable
{
    private const int MostFiles = 1024;
    private const long MostBytes = 16 << 20;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly ITimer _timer;
    private readonly Action<Exception> _onFailure;
    private Dictionary<(ulong Device, ulong Id), HostFile> _marked = [];
    private long _bytes;

    /// <summary>Begins with nothing to flush.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="onFailure">Takes what went wrong with a flush that nobody waits for.</param>
    internal GroupFlush(TimeProvider time, Action<Exception> onFailure)
    {
        _onFailure = onFailure;
        _timer = time.CreateTimer(_ => _ = FlushAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes that a file has bytes that are not on the disk yet. When too many have, it is flushed at once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bytes">How many were written.</param>
    internal void Mark(HostFile file, long bytes = 0)
    {
        var stat = file.Stat();
        lock (_gate)
        {
            if (TryAdd((stat.Device, stat.Id), file))
            {
                Count(bytes);
                return;
            }
        }

        file.Sync();
    }

    /// <summary>Flushes all that is marked now.</summary>
    internal async Task FlushAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            await Task.WhenAll(Take().Select(file => DiskThreads.RunAsync(() => Flush(file))));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await FlushAsync();
        _oneAtATime.Dispose();
    }

    private bool TryAdd((ulong Device, ulong Id) key, HostFile file)
    {
        if (_marked.ContainsKey(key)) return true;
        if (_marked.Count == MostFiles) return false;
        if (_marked.Count == 0) _timer.Change(Period, Timeout.InfiniteTimeSpan);
        _marked.Add(key, file.Share());
        return true;
    }

    private void Count(long bytes)
    {
        _bytes += bytes;
        if (_bytes < MostBytes) return;
        _bytes = 0;
        _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private Dictionary<(ulong Device, ulong Id), HostFile>.ValueCollection Take()
    {
        lock (_gate)
        {
            var taken = _marked;
            (_marked, _bytes) = ([], 0);
            return taken.Values;
        }
    }

    private void Flush(HostFile file)
    {
        using (file)
        {
            try
            {
                file.Sync();
            }
            catch (TreeException error)
            {
                _onFailure(error);
            }
        }
    }
}
