using System.Collections.Concurrent;
using BatchAi.Client.Output;
using BatchAi.Client.Transfers;
using BatchAi.Core.Output;

namespace BatchAi.Client.Compute;

/// <summary>The content of files that jobs write.</summary>
internal sealed class JobFiles(IJobs jobs, HttpClient http, TimeProvider time) : IJobFiles
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private const int Attempts = 5;

    private readonly ConcurrentDictionary<string, JobLinks> _links = new();

    public Task ReceiveAsync(ResourcePath job, string directory, string path, string localFile, TransferOptions options, CancellationToken cancellationToken) =>
        new FileDownload(new PartReader(http, Link(job, directory, path), time), localFile, options).RunAsync(cancellationToken);

    public async Task ReadAsync(ResourcePath job, string directory, string path, int? tail, Action<byte[], int> use, CancellationToken cancellationToken)
    {
        var link = Link(job, directory, path);
        var position = 0L;
        if (tail is { } lines)
        {
            var length = (await new PartReader(http, link, time).ReadAsync(0, etag: null, cancellationToken)).Total;
            position = await OutputTail.FindAsync(length, lines, (first, count) => ReadAsync(link, first, count, cancellationToken));
        }

        await ReadAsync(link, position, last: null, use, cancellationToken);
    }

    public string BreakBuildCommands(string text) => string.Join("\n", text.Split('\n').Select(JobText.BreakBuildCommands));

    private DownloadLink Link(ResourcePath job, string directory, string path)
    {
        var end = path.LastIndexOf('/');
        var folder = end < 0 ? "." : path.Substring(0, end);
        var links = _links.GetOrAdd($"{job}|{directory}|{folder}", _ => new JobLinks(jobs, job, new JobFileQuery { Directory = directory, Path = folder }, time));
        return new DownloadLink(path, token => links.GetAsync(path.Substring(end + 1), token));
    }

    private async Task<byte[]> ReadAsync(DownloadLink link, long first, int count, CancellationToken cancellationToken)
    {
        using var block = new MemoryStream();
        await ReadAsync(link, first, first + count - 1, (bytes, some) => block.Write(bytes, 0, some), cancellationToken);
        return block.ToArray();
    }

    // What came before an answer broke off is not asked for again.
    private async Task ReadAsync(DownloadLink link, long first, long? last, Action<byte[], int> use, CancellationToken cancellationToken)
    {
        var reader = new RangeReader(http);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await reader.ReadAsync(await link.GetAsync(cancellationToken), first, last, TimeSpan.Zero, Take, cancellationToken);
            if (answer.End is RangeEnd.Some or RangeEnd.Nothing) return;
            if (attempt == Attempts || answer.End == RangeEnd.Missing) throw new BatchAiException("PathNotFound", $"The file '{link.Name}' cannot be read any more.", "Try again; Get-BatchAiJobFile lists the files that are there.");
            if (answer.End == RangeEnd.Refused) link.Forget();
            await time.Delay(TimeSpan.FromTicks(FirstPause.Ticks << attempt), cancellationToken);
        }

        void Take(byte[] bytes, int count)
        {
            first += count;
            use(bytes, count);
        }
    }
}
