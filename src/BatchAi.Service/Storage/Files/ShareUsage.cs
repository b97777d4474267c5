using System.Collections.Concurrent;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Files;

/// <summary>
/// How large shares are, so that clients keep to the quotas that were set. To count all files for every write would take
/// too long: what clients add is counted on top, and all files once a minute, for what jobs write, and before a refusal.
/// </summary>
internal sealed class ShareUsage(TimeProvider time)
{
    private const long Gibibyte = 1 << 30;
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(ulong Id, long Born), Usage> _known = [];

    /// <summary>The bytes of all files of a share, as long as they say they are.</summary>
    internal static long Measure(StorageTree tree, CancellationToken cancellation)
    {
        long bytes = 0;
        for (string? marker = null; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = tree.List(new TreeListing { Flat = true, OnlySizes = true, Marker = marker });
            bytes += page.Entries.Sum(entry => entry.Length);
            if ((marker = page.Next) is null) return bytes;
        }
    }

    /// <summary>Refuses what would make a share larger than its quota. One that nobody set one for has the disk's.</summary>
    /// <param name="tree">The share.</param>
    /// <param name="growth">How many bytes are to be added.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task RequireRoomAsync(StorageTree tree, long growth, CancellationToken cancellation)
    {
        if (growth <= 0 || tree.FindFolder(tree.Root) is not { } root || ShareSettings.QuotaThatWasSet(root.Record) is not { } quota) return;
        var usage = _known.GetOrAdd((root.FileId, root.Born), _ => new Usage());
        await usage.Gate.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            var isTrusted = usage.Measured <= now && now < usage.Measured + Trusted;
            if (!isTrusted || usage.Bytes + growth > quota * Gibibyte)
            {
                usage.Bytes = await DiskThreads.RunAsync(() => Measure(tree, cancellation));
                usage.Measured = now;
            }

            if (usage.Bytes + growth > quota * Gibibyte) throw FileErrors.ShareIsFull(quota);
            usage.Bytes += growth;
        }
        finally
        {
            usage.Gate.Release();
        }
    }

    private sealed class Usage
    {
        internal SemaphoreSlim Gate { get; } = new(1, 1);

        internal long Bytes { get; set; }

        internal DateTimeOffset Measured { get; set; }
    }
}
