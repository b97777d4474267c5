using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>A lock per name, which takes no room while nobody holds or wants it.</summary>
internal sealed class NameLocks
{
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Waits until nobody else holds the name.</summary>
    internal async ValueTask<NameHold> HoldAsync(string name, CancellationToken cancellation)
    {
        await EnterAsync(name, cancellation);
        return new NameHold(() => Leave(name));
    }

    /// <summary>Waits for two names. All take them in the same order, so that nobody waits for ever.</summary>
    internal async ValueTask<NameHold> HoldAsync(string name, string other, CancellationToken cancellation)
    {
        if (name == other) return await HoldAsync(name, cancellation);
        var (first, second) = string.CompareOrdinal(name, other) < 0 ? (name, other) : (other, name);
        await EnterAsync(first, cancellation);
        try
        {
            await EnterAsync(second, cancellation);
        }
        catch (OperationCanceledException)
        {
            Leave(first);
            throw;
        }

        return new NameHold(() =>
        {
            Leave(second);
            Leave(first);
        });
    }

    /// <summary>How many names somebody holds or wants.</summary>
    internal int Count
    {
        get
        {
            lock (_entries) return _entries.Count;
        }
    }

    private async ValueTask EnterAsync(string name, CancellationToken cancellation)
    {
        Entry entry;
        lock (_entries)
        {
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, name, out _);
            entry = slot ??= new Entry();
            entry.Users++;
        }

        try
        {
            await entry.Gate.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Forget(name, entry);
            throw;
        }
    }

    private void Leave(string name)
    {
        lock (_entries)
        {
            var entry = _entries[name];
            entry.Gate.Release();
            Forget(name, entry);
        }
    }

    private void Forget(string name, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users > 0) return;
            _entries.Remove(name);
            entry.Gate.Dispose();
        }
    }

    private sealed class Entry
    {
        internal SemaphoreSlim Gate { get; } = new(1, 1);

        internal int Users { get; set; }
    }
}
