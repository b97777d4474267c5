using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Brings names in folders to the disk. Who comes while a folder is being flushed waits for the next time, which is for all
/// who wait then: many who change one folder at once do not each make the disk do the same again.
/// </summary>
internal sealed class FolderFlush
{
    private readonly Dictionary<(ulong Device, ulong Id), Turns> _folders = [];

    /// <summary>What was changed in the folder before is on the disk when this returns.</summary>
    internal void Sync(HostFolder folder)
    {
        var stat = folder.Stat();
        var turns = Enter((stat.Device, stat.Id));
        try
        {
            turns.Take(folder);
        }
        finally
        {
            Leave((stat.Device, stat.Id), turns);
        }
    }

    private Turns Enter((ulong Device, ulong Id) key)
    {
        lock (_folders)
        {
            if (!_folders.TryGetValue(key, out var turns)) _folders.Add(key, turns = new Turns());
            turns.Users++;
            return turns;
        }
    }

    private void Leave((ulong Device, ulong Id) key, Turns turns)
    {
        lock (_folders)
        {
            if (--turns.Users == 0) _folders.Remove(key);
        }
    }

    private sealed class Turns
    {
        private readonly object _gate = new();
        private long _asked;
        private long _done;
        private bool _isFlushing;

        internal int Users { get; set; }

        internal void Take(HostFolder folder)
        {
            if (Next() is not { } covered) return;
            var done = 0L;
            try
            {
                folder.Sync();
                done = covered;
            }
            finally
            {
                End(done);
            }
        }

        // How many of those who asked are served by a flush that begins now; null when another has done it meanwhile.
        private long? Next()
        {
            lock (_gate)
            {
                var mine = ++_asked;
                while (_isFlushing) Monitor.Wait(_gate);
                if (_done >= mine) return null;
                _isFlushing = true;
                return _asked;
            }
        }

        // Those who waited for one that failed try for themselves.
        private void End(long done)
        {
            lock (_gate)
            {
                _isFlushing = false;
                _done = Math.Max(_done, done);
                Monitor.PulseAll(_gate);
            }
        }
    }
}
