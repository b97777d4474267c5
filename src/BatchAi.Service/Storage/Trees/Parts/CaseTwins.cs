using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Finds names that differ from another in case alone. A folder has to be read for that; so of the last folders it is
/// remembered what is surely not there, for as long as nobody but we change them. A name that a job makes in the very moment
/// of one of our own changes may be missed for <see cref="Trust"/>; by its exact name it is found none the less.
/// </summary>
internal sealed class CaseTwins(TimeProvider time)
{
    private const int MostFolders = 64;
    private const int MostNames = 200_000;
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    // Held over each reading and each change, so that a change of ours is told from another's.
    private readonly Lock _lock = new();
    private readonly Dictionary<(ulong Device, ulong Id), Known> _folders = [];

    /// <summary>The names in a folder that are equal in any other case; at most two are told.</summary>
    internal IReadOnlyList<string> Find(HostFolder folder, string name)
    {
        lock (_lock)
        {
            var stat = folder.Stat();
            if (_folders.TryGetValue((stat.Device, stat.Id), out var known) && IsCurrent(known, stat) && !known.Hashes.Contains(Hash(name))) return [];
            var search = new Search(name);
            folder.Scan(search);
            if (search.Hashes is { } hashes) Remember(stat, new Known(hashes, stat.Changed, time.GetTimestamp()));
            return search.Twins;
        }
    }

    /// <summary>Makes a change to a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name that it has afterwards; null when one is only taken away.</param>
    /// <param name="change">The change.</param>
    internal void Change(HostFolder folder, string? name, Action change)
    {
        lock (_lock)
        {
            var before = folder.Stat();
            change();
            if (!_folders.TryGetValue((before.Device, before.Id), out var known)) return;
            if (name is not null) known.Hashes.Add(Hash(name));
            if (before.Changed == known.Changed) known.Changed = folder.Stat().Changed;
        }
    }

    // By a simple fold, by which all that are equal in any case are equal.
    private static int Hash(string name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);

    private bool IsCurrent(Known known, HostStat stat) =>
        known.Changed == stat.Changed && time.GetElapsedTime(known.ReadAt) < Trust;

    private void Remember(HostStat stat, Known known)
    {
        var key = (stat.Device, stat.Id);
        if (_folders.Count >= MostFolders && !_folders.ContainsKey(key)) _folders.Remove(_folders.MinBy(f => f.Value.ReadAt).Key);
        _folders[key] = known;
    }

    private sealed class Known(HashSet<int> hashes, long changed, long readAt)
    {
        internal HashSet<int> Hashes { get; } = hashes;

        internal long Changed { get; set; } = changed;

        internal long ReadAt { get; } = readAt;
    }

    private sealed class Search(string name) : IHostVisitor
    {
        internal List<string> Twins { get; } = [];

        internal HashSet<int>? Hashes { get; private set; } = [];

        public bool Visit(ReadOnlySpan<byte> host, HostKind? kind)
        {
            if (kind == HostKind.Other || !NameCodec.For(TreeKind.Files).TryFromHost(host, out var other, out _)) return true;
            Hashes?.Add(Hash(other));
            if (Hashes?.Count > MostNames) Hashes = null;
            if (other != name && string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) Twins.Add(other);
            return Twins.Count < 2 || Hashes is not null;
        }
    }
}
