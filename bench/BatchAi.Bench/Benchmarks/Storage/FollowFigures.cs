using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>How long it takes until somebody who follows a file sees what was appended to it.</summary>
internal static class FollowFigures
{
    private const int LoneLines = 200;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(37);

    internal static async Task PrintAsync(StorageOptions options, StorageSides sides, CancellationToken cancellation)
    {
        var table = new Table("storage: a follower, ms from the write to its being seen", "what", "min", "p50", "p99", "the server's memory and processor time");
        foreach (var side in sides.All.Where(side => side == sides.Service || side == sides.Azurite))
        {
            foreach (var (lines, pace, what) in ((int, TimeSpan, string)[])[(Math.Min(LoneLines, options.Lines), Apart, "one every 37 ms"), (options.Lines, TimeSpan.Zero, "50 000 a second")])
            {
                cancellation.ThrowIfCancellationRequested();
                if (side == sides.Service) await AddAsync(table, side, $"{side.Name}: a job writes {lines} lines to a file, {what}", lines, feed => feed.WriteAsJobAsync(sides.Share(feed.Folder), pace));
                await AddAsync(table, side, $"{side.Name}: Append Block of {lines} lines, {what}", lines, feed => feed.AppendBlocksAsync(pace));
            }
        }

        table.Print();
    }

    private static async Task AddAsync(Table table, StorageSide side, string what, int lines, Func<LineFeed, Task> write)
    {
        var isBlob = what.Contains("Append", StringComparison.Ordinal);
        using var requests = new StorageRequests(side, isBlob);
        var feed = new LineFeed(requests, $"follow-{Guid.NewGuid():N}", lines);
        await feed.CreateAsync(isBlob);
        Samples? seen = null;
        var figure = await StorageFigure.TakeAsync(side, async () =>
        {
            var follower = feed.FollowAsync();
            await Task.WhenAll(follower, Task.Run(() => write(feed)));
            seen = await follower;
            return 0;
        });
        table.Add(what, Table.Milliseconds(seen!.Minimum), Table.Milliseconds(seen.Median), Table.Milliseconds(seen.P99), $"{figure.PeakMegabytes:0} MB, {figure.CpuSeconds:0.0} s");
    }
}
