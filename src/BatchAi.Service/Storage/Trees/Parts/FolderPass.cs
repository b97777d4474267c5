using System.Text;
using System.Text.Unicode;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Reads a folder once and keeps the first names from a place on, as many as a page may need and no more.</summary>
internal sealed class FolderPass : IHostVisitor
{
    private const int LongestKey = NameCodec.LongestHostName + 1;
    private readonly HostFolder _root;
    private readonly HostFolder _folder;
    private readonly string _host;
    private readonly ListRules _rules;
    private readonly ListBound? _bound;
    private readonly int _capacity;
    private readonly string _prefix;
    private readonly byte[] _prefixKey;

    // The last of those kept is on top.
    private readonly PriorityQueue<ListCandidate, ListCandidate> _kept = new(Comparer<ListCandidate>.Create((one, other) => ListCandidate.Order.Compare(other, one)));

    internal FolderPass(HostFolder root, HostFolder folder, string host, ListRules rules, string prefix, ListBound? bound, int capacity)
    {
        _root = root;
        _folder = folder;
        _host = host;
        _rules = rules;
        _prefix = prefix;
        _prefixKey = Encoding.UTF8.GetBytes(prefix);
        _bound = bound;
        _capacity = capacity;
    }

    /// <summary>Whether there were more names than were kept.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>Those kept, in order.</summary>
    internal List<ListCandidate> Run()
    {
        _folder.Scan(this);
        List<ListCandidate> found = [.. _kept.UnorderedItems.Select(item => item.Element)];
        found.Sort(ListCandidate.Order);
        return found;
    }

    public bool Visit(ReadOnlySpan<byte> name, HostKind? kind)
    {
        if (kind == HostKind.Other || name.Length > NameCodec.LongestHostName || !Utf8.IsValid(name)) return true;
        Span<byte> key = stackalloc byte[LongestKey];
        var displaced = false;
        var length = name.Length;
        if (_rules.Kind == TreeKind.Blobs && name.Contains((byte)'%'))
        {
            if (!NameCodec.For(_rules.Kind).TryFromHost(name, out var segment, out displaced)) return true;
            length = Encoding.UTF8.GetBytes(segment, key);
        }
        else
        {
            name.CopyTo(key);
        }

        if (Resolve(name, kind) is not { } seen || (displaced && seen == HostKind.Folder)) return true;

        // A blob has a name.
        if (seen == HostKind.File && length == 0 && _host == ".") return true;
        if (seen == HostKind.Folder) key[length++] = (byte)'/';
        Consider(key[..length], name, seen == HostKind.Folder, isLinked: kind != seen, displaced);
        return true;
    }

    // What the name leads to, when that may be seen.
    private HostKind? Resolve(ReadOnlySpan<byte> name, HostKind? kind)
    {
        if (kind is HostKind.File or HostKind.Folder) return kind;
        var host = Encoding.UTF8.GetString(name);
        return _root.Find(Located.Join(_host, host))?.Kind;
    }

    private void Consider(ReadOnlySpan<byte> key, ReadOnlySpan<byte> name, bool isFolder, bool isLinked, bool isDisplaced)
    {
        if (!HasPrefix(key) || !IsFromBound(key, isFolder)) return;
        var isFull = _kept.Count == _capacity;
        if (isFull) IsCut = true;
        if (isFull && key.SequenceCompareTo(_kept.Peek().Key) >= 0) return;
        var candidate = new ListCandidate(key.ToArray(), Encoding.UTF8.GetString(name), isFolder, isLinked, isDisplaced);
        if (isFull) _kept.EnqueueDequeue(candidate, candidate);
        else _kept.Enqueue(candidate, candidate);
    }

    private bool HasPrefix(ReadOnlySpan<byte> key) => _prefixKey.Length == 0 || (_rules.Kind == TreeKind.Blobs
        ? key.StartsWith(_prefixKey)
        : Encoding.UTF8.GetString(key).StartsWith(_prefix, StringComparison.OrdinalIgnoreCase));

    private bool IsFromBound(ReadOnlySpan<byte> key, bool isFolder) =>
        _bound is null || _bound.Allows(key) || (_rules.Flat && isFolder && _bound.IsWithin(key));
}
