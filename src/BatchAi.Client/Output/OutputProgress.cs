using BatchAi.Core.Metrics;

namespace BatchAi.Client.Output;

/// <summary>Finds out from a job's lines how far it is.</summary>
/// <param name="time">The clock.</param>
/// <param name="tell">Hears of it whenever it is further.</param>
internal sealed class OutputProgress(TimeProvider time, Action<JobProgress> tell)
{
    private const int MostFiles = 64;

    // Each rank counts for itself; the first one of them is how far the job is.
    private readonly Dictionary<string, MetricReader> _files = new(StringComparer.Ordinal);
    private DateTimeOffset? _start;
    private (double Fraction, string What) _told;

    /// <summary>Notes when the job began to run; null while nobody knows.</summary>
    internal void Begin(DateTimeOffset? start)
    {
        _start = start ?? _start;
        if (_start is not { } known) return;
        foreach (var file in _files.Values) file.Progress.Begin(known);
    }

    /// <summary>Takes a line.</summary>
    /// <param name="file">The file that it comes from.</param>
    /// <param name="line">The line.</param>
    internal void Read(string file, string line)
    {
        if (!_files.TryGetValue(file, out var reader))
        {
            if (_files.Count == MostFiles) return;
            _files[file] = reader = new MetricReader();
            Begin(_start);
        }

        reader.TellProgress(line);
        var meter = reader.Progress;
        if (meter.What is not { } what || (meter.Fraction ?? 0, what) == _told || (meter.Fraction ?? 0) < _told.Fraction) return;
        _told = (meter.Fraction ?? 0, what);
        var now = time.GetUtcNow();
        meter.Observe(now);
        tell(new JobProgress { Fraction = meter.Fraction, Left = meter.Left(now), What = what });
    }
}
