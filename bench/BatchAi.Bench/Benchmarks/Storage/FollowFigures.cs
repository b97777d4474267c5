using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>How long it takes until somebody who follows a file sees what was appended to it.</summary>
internal sealed class FollowFigures
{
    private const int LoneLines = 200;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(37);
    private readonly StorageSides _sides;
    private readonly PythonClient? _python;
    private readonly Table _table = new("storage: a follower, ms from the write to its being seen", "what", "min", "p50", "p99", "SDK: min", "p50", "p99", "the server's memory and processor time");

    private FollowFigures(StorageSides sides, PythonClient? python) => (_sides, _python) = (sides, python);

    internal static async Task PrintAsync(StorageOptions options, StorageSides sides, PythonClient? python, CancellationToken cancellation)
    {
        var figures = new FollowFigures(sides, python);
        foreach (var side in sides.All.Where(side => side == sides.Service || side == sides.Azurite))
        {
            foreach (var (lines, pace, what) in ((int, TimeSpan, string)[])[(Math.Min(LoneLines, options.Lines), Apart, "one every 37 ms"), (options.Lines, TimeSpan.Zero, "50 000 a second")])
            {
                cancellation.ThrowIfCancellationRequested();
                if (side == sides.Service) await figures.AddAsync(side, isBlob: false, lines, pace, $"a job writes {lines} lines to a file, {what}");
                await figures.AddAsync(side, isBlob: true, lines, pace, $"Append Block of {lines} lines, {what}");
            }
        }

        figures._table.Print();
    }

    private async Task AddAsync(StorageSide side, bool isBlob, int lines, TimeSpan pace, string what)
    {
        FollowTimes? times = null;
        FollowTimes? sdk = null;
        var figure = await TakeAsync(async (feed, onReady) =>
        {
            onReady();
            times = await feed.FollowAsync();
        });
        if (_python is not null) _ = await TakeAsync(async (feed, onReady) => sdk = await _python.FollowAsync(side, isBlob, feed, onReady));
        _table.Add([$"{side.Name}: {what}", .. Words(times), .. Words(sdk), $"{figure.PeakMegabytes:0} MB, {figure.CpuSeconds:0.0} s"]);

        async Task<StorageFigure> TakeAsync(Func<LineFeed, Action, Task> follow)
        {
            using var requests = new StorageRequests(side, isBlob);
            var feed = new LineFeed(requests, $"follow-{Guid.NewGuid():N}", lines);
            await feed.CreateAsync(isBlob);
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return await StorageFigure.TakeAsync(side, async () =>
            {
                var following = follow(feed, ready.SetResult);
                await await Task.WhenAny(ready.Task, following);
                await Task.WhenAll(following, isBlob ? feed.AppendBlocksAsync(pace) : feed.WriteAsJobAsync(_sides.Share(feed.Folder), pace));
                return 0;
            });
        }
    }

    private static string[] Words(FollowTimes? times) =>
        times is null ? ["-", "-", "-"] : [Table.Milliseconds(times.Minimum), Table.Milliseconds(times.Median), Table.Milliseconds(times.P99)];
}
