using System.Security.Cryptography;
using System.Text;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>The blocks of all blobs of an account that are no part of them yet, a folder for each blob.</summary>
internal sealed class BlockStages(HostFolder folder, GroupFlush flush, TimeProvider time) : IDisposable
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const int MostUnused = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly string _boot = File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "";
    private readonly Dictionary<string, BlockPile> _open = [];

    // Those that nobody uses now; the last one used is last. A client that sends one block after the other must not make the
    // index of all blocks be read for each.
    private readonly List<string> _unused = [];

    internal BlockPile Open(string tree, string name)
    {
        var key = Key(tree, name);
        lock (_open)
        {
            if (!_open.TryGetValue(key, out var pile))
            {
                pile = new BlockPile(folder, key, new BlockIndex.Owner(tree, name, _boot), flush);
                pile.Load();
                _open.Add(key, pile);
            }

            if (pile.Users++ == 0) _unused.Remove(key);
            return pile;
        }
    }

    /// <summary>Whether there may be blocks for a name.</summary>
    internal bool MayHave(string tree, string name)
    {
        var key = Key(tree, name);
        lock (_open)
        {
            if (_open.ContainsKey(key)) return true;
        }

        return folder.Look(key) is not null;
    }

    internal void Close(string tree, string name)
    {
        var key = Key(tree, name);
        lock (_open)
        {
            if (--_open[key].Users > 0) return;
            _unused.Add(key);
            if (_open[key].IsEmpty) Drop(key);
            else if (_unused.Count > MostUnused) Drop(_unused[0]);
        }
    }

    /// <summary>The names in a container for which there are blocks.</summary>
    internal List<string> Names(string tree) =>
    [
        .. Leftovers.Names(folder).Select(key => TryReadOwner(key)?.Owner).Where(owner => owner?.Tree == tree).Select(owner => owner!.Name),
    ];

    /// <summary>Forgets the blocks of a container that is gone.</summary>
    internal void RemoveTree(string tree)
    {
        foreach (var name in Names(tree))
        {
            var pile = Open(tree, name);
            pile.Discard();
            Close(tree, name);
        }
    }

    /// <summary>Forgets what nobody has added to for seven days.</summary>
    internal void RemoveOld()
    {
        var oldest = time.GetUtcNow() - Kept;
        foreach (var key in Leftovers.Names(folder))
        {
            var changed = TryReadOwner(key)?.Modified ?? folder.Look(key)?.Modified;
            if (changed is not { } last || HostStat.TimeOf(last) >= oldest) continue;
            lock (_open)
            {
                if (_unused.Contains(key)) Drop(key);
                if (!_open.ContainsKey(key)) Leftovers.RemoveFolder(folder, key);
            }
        }
    }

    public void Dispose()
    {
        lock (_open)
        {
            foreach (var key in _unused.ToList()) Drop(key);
        }

        folder.Dispose();
    }

    private static string Key(string tree, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tree}/{name}")).AsSpan(0, 16));

    private void Drop(string key)
    {
        _unused.Remove(key);
        _open.Remove(key, out var pile);
        pile!.Dispose();
    }

    private (BlockIndex.Owner Owner, long Modified)? TryReadOwner(string key)
    {
        try
        {
            using var index = folder.OpenFile($"{key}/{BlockPile.Index}", FileAccess.Read);
            return BlockIndex.Read(index, out _, []) is { } owner ? (owner, index.Stat().Modified) : null;
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            return null;
        }
    }
}
