using System.Diagnostics;
using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>
/// Shows how far something is, five times a second at most, and that it is over. Reports may come from any thread
/// when <paramref name="write"/> posts to the pipeline thread.
/// </summary>
/// <param name="write">Writes a record.</param>
/// <param name="activity">What is being done.</param>
/// <param name="id">The activity's number, the same for its whole life.</param>
/// <param name="parentId">The number of the activity that this one is a part of; -1 for none.</param>
internal sealed class ProgressReporter(Action<ProgressRecord> write, string activity, int id, int parentId = -1)
{
    private static readonly long Interval = Stopwatch.Frequency / 5;

    /// <summary>What a share is told as a part of.</summary>
    internal const long Whole = 10_000;

    private long _next;
    private bool _isShown;

    /// <summary>Shows how far it is, unless something was shown just now.</summary>
    /// <param name="status">How it stands, in words.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is to do; 0 when nobody knows.</param>
    /// <param name="left">The time that is left; null when nobody knows.</param>
    internal void Report(string status, long done = 0, long total = 0, TimeSpan? left = null)
    {
        var now = Stopwatch.GetTimestamp();
        var next = Interlocked.Read(ref _next);
        if (now < next || Interlocked.CompareExchange(ref _next, now + Interval, next) != next) return;
        _isShown = true;
        write(new ProgressRecord(id, activity, status.Length == 0 ? " " : status)
        {
            ParentActivityId = parentId,
            PercentComplete = total > 0 ? (int)Math.Min(100, done * 100.0 / total) : -1,
            SecondsRemaining = left is { } time ? (int)Math.Min(int.MaxValue, time.TotalSeconds) : -1,
        });
    }

    /// <summary>Shows how far a job is, unless something was shown just now.</summary>
    /// <param name="progress">How far it is.</param>
    internal void Report(JobProgress progress) => Report(progress.What, (long)((progress.Fraction ?? 0) * Whole), progress.Fraction is null ? 0 : Whole, progress.Left);

    /// <summary>Takes it off the screen.</summary>
    internal void Complete()
    {
        if (_isShown) write(new ProgressRecord(id, activity, "done") { ParentActivityId = parentId, RecordType = ProgressRecordType.Completed });
    }
}
