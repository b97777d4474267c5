using System.Diagnostics;

namespace BatchAi.Pipeline;

/// <summary>
/// Looks how far jobs are, by the side of waiting for them: it is asked for every few seconds, of a few jobs at the most,
/// and nothing that goes wrong with it matters.
/// </summary>
/// <param name="work">What it asks.</param>
internal sealed class JobProgressLook(CommandWork work) : IDisposable
{
    private const int MostJobs = 8;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(work.StopToken);

    // What is asked by the side is not told of.
    private readonly IJobMetrics _metrics = work.Client.For(new CommandObserver(_ => { }, _ => { }, _ => { })).Compute().JobMetrics;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private Task<Dictionary<ResourcePath, JobProgress>>? _asked;
    private Dictionary<ResourcePath, JobProgress> _known = [];
    private TimeSpan _next = TimeSpan.Zero;

    /// <summary>Asks when it is time to, and takes what was answered.</summary>
    /// <param name="running">The jobs that run.</param>
    internal async Task LookAsync(IReadOnlyList<ResourcePath> running)
    {
        if (_asked is { IsCompleted: true } answered)
        {
            _asked = null;
            if (answered.Status == TaskStatus.RanToCompletion) _known = await answered;
        }

        if (_asked is not null || _watch.Elapsed < _next || running.Count is 0 or > MostJobs) return;
        _next = _watch.Elapsed + Interval;
        _asked = AskAsync(running);
    }

    /// <summary>How far they are together; null when that is not known of one of them that runs.</summary>
    /// <param name="running">The jobs that run.</param>
    /// <param name="ended">How many have ended.</param>
    /// <param name="all">How many there are.</param>
    internal JobProgress? Sum(IReadOnlyList<ResourcePath> running, int ended, int all)
    {
        var known = running.Select(job => _known.TryGetValue(job, out var progress) ? progress : null).ToList();
        if (known.Count == 0 || known.Contains(null)) return null;
        var lefts = known.Select(progress => progress!.Left).ToList();
        return new JobProgress
        {
            Fraction = known.TrueForAll(progress => progress!.Fraction is not null) ? (ended + known.Sum(progress => progress!.Fraction)) / all : null,
            Left = running.Count + ended == all && !lefts.Contains(null) ? lefts.Max() : null,
            What = known.Count == 1 ? known[0]!.What : "",
        };
    }

    /// <summary>Gives up what is still being asked.</summary>
    public void Dispose()
    {
        // The source is not disposed of: what was given up may still ask its token.
        _end.Cancel();
        _ = _asked?.ContinueWith(asked => asked.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private async Task<Dictionary<ResourcePath, JobProgress>> AskAsync(IReadOnlyList<ResourcePath> jobs)
    {
        var asked = jobs.Select(job => _metrics.GetProgressAsync(job, _end.Token)).ToList();
        return jobs.Zip(await Task.WhenAll(asked), (job, one) => (Job: job, Progress: one)).Where(one => one.Progress is not null).ToDictionary(one => one.Job, one => one.Progress!);
    }
}
