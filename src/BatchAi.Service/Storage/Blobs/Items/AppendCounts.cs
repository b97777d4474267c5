using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>
/// How many blocks append blobs consist of. Blocks that are appended leave no trace in a plain file; so they are counted
/// while the service lives, and what was there before counts as one.
/// </summary>
internal sealed class AppendCounts
{
    private const int Most = 10_000;
    private readonly Dictionary<(ulong File, DateTimeOffset Created), int> _counts = [];
    private readonly Lock _lock = new();

    internal int Of(TreeEntry blob)
    {
        lock (_lock) return Count(blob);
    }

    /// <summary>Counts one more.</summary>
    /// <param name="before">The blob as it was.</param>
    internal int Add(TreeEntry before)
    {
        lock (_lock)
        {
            var count = Count(before) + 1;
            if (_counts.Count >= Most) _counts.Clear();
            return _counts[(before.FileId, before.Created)] = count;
        }
    }

    private int Count(TreeEntry blob) => blob.Length == 0 ? 0 : _counts.TryGetValue((blob.FileId, blob.Created), out var count) ? count : 1;
}
