using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Finds names that differ from another in case alone. A folder has to be read for that; so of the last folders it is
/// remembered what is surely not there. A name that a job makes in the very moment of one of our own changes may be missed
/// for <see cref="Trust"/>; its exact name is found none the less.
/// </summary>
internal sealed class CaseTwins(TimeProvider time)
{
    private const int MostFolders = 64;
    private const int MostNames = 200_000;
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);
    private readonly Dictionary<(ulong Device, ulong Id), Known> _folders = [];

    /// <summary>The names in a folder that are equal in any other case; at most two are told.</summary>
    internal IReadOnlyList<string> Find(HostFolder folder, string name)
    {
        var stat = folder.Stat();
        var hash = Hash(name);
        lock (_folders)
        {
            if (_folders.TryGetValue((stat.Device, stat.Id), out var known) && IsCurrent(known, stat) && !known.Hashes.Contains(hash)) return [];
        }

        var search = new Search(name);
        folder.Scan(search);
        if (search.Hashes is { } hashes) Remember(stat, new Known(hashes, stat.Changed, time.GetTimestamp()));
        return search.Twins;
    }

    /// <summary>Notes a name before and after it is made in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name.</param>
    /// <param name="before">What the folder was before; null when the name is yet to be made.</param>
    /// <returns>What the folder is.</returns>
    internal HostStat Note(HostFolder folder, string name, HostStat? before = null)
    {
        var now = folder.Stat();
        lock (_folders)
        {
            if (!_folders.TryGetValue((now.Device, now.Id), out var known)) return now;
            known.Hashes.Add(Hash(name));
            if (before?.Changed == known.Changed) known.Changed = now.Changed;
        }

        return now;
    }

    // A simple fold, by which all that are equal in any case are equal.
    private static int Hash(string name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);

    private bool IsCurrent(Known known, HostStat stat) =>
        known.Changed == stat.Changed && time.GetElapsedTime(known.ReadAt) < Trust;

    private void Remember(HostStat stat, Known known)
    {
        lock (_folders)
        {
            if (_folders.Count >= MostFolders && !_folders.ContainsKey((stat.Device, stat.Id))) _folders.Remove(_folders.MinBy(f => f.Value.ReadAt).Key);
            _folders[(stat.Device, stat.Id)] = known;
        }
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
