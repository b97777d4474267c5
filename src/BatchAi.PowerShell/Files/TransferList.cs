using BatchAi.Pipeline;

namespace BatchAi.Files;

/// <summary>Files that are to be moved. No two of them may go to the same place.</summary>
/// <param name="comparer">How places are compared.</param>
internal sealed class TransferList(StringComparer comparer)
{
    private readonly Dictionary<string, string> _targets = new(comparer);
    private readonly List<TransferItem> _items = [];

    /// <summary>The files.</summary>
    internal IReadOnlyList<TransferItem> Items => _items;

    /// <summary>How long all of them are.</summary>
    internal long Length => _items.Sum(item => item.Length);

    /// <summary>Adds one.</summary>
    /// <exception cref="BatchAiException"><c>DestinationCollision</c>.</exception>
    internal void Add(TransferItem item)
    {
        if (_targets.TryGetValue(item.Target, out var other))
        {
            // A folder and the files in it may both be named.
            if (other == item.Source) return;
            throw FileErrors.Collision(item.Source, other, item.Target);
        }

        _targets.Add(item.Target, item.Source);
        _items.Add(item);
    }

    /// <summary>How many files they are and how long, in words.</summary>
    internal string Words() => $"{(_items.Count == 1 ? "1 file" : $"{_items.Count} files")}, {ByteSize.Words(Length)}";
}
