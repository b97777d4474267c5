using BatchAi.Core.Metrics.Lines;
using BatchAi.Core.Output;

namespace BatchAi.Core.Metrics;

/// <summary>Reads the metrics and the progress that one file of a job tells, as it grows. Whatever the file holds, memory is bounded.</summary>
/// <param name="pattern">A rule of the user's, in place of those that are built in.</param>
public sealed class MetricReader(MetricPattern? pattern = null)
{
    /// <summary>How many metrics a file has at the most; others are not read.</summary>
    public const int MostSeries = 128;

    /// <summary>How long a name is at the most.</summary>
    public const int LongestName = 128;

    private const int LongestRead = 64 * 1024;

    private readonly LineAssembler _lines = new();
    private readonly LineReader _reader = new();
    private readonly List<LineValue> _matched = [];
    private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MetricSeries> _order = [];
    private bool _isContinued;
    private long _line;

    /// <summary>The metrics, in the order in which they were told first.</summary>
    public IReadOnlyList<MetricSeries> Series => _order;

    /// <summary>How far the job is.</summary>
    public ProgressMeter Progress { get; } = new();

    /// <summary>The metric of a name, in whatever case; null when there is none.</summary>
    public MetricSeries? Find(string name) => _series.TryGetValue(name, out var series) ? series : null;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">A buffer.</param>
    /// <param name="count">How many bytes of it count.</param>
    /// <exception cref="BatchAiException"><c>PatternTooSlow</c>.</exception>
    public void Add(byte[] bytes, int count)
    {
        foreach (var line in _lines.Assemble(bytes, count))
        {
            if (!_isContinued) Add(line.Text);
            _isContinued = line.IsContinued;
        }

        // A bar that is drawn over and over tells how far it is, but its values are told when the line is whole.
        if (_lines.TakeUpdate() is { } update) TellProgress(update);
    }

    /// <summary>Takes the next line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="BatchAiException"><c>PatternTooSlow</c>.</exception>
    public void Add(string line)
    {
        if (line is null) throw new ArgumentNullException(nameof(line));
        _line++;
        _reader.Read(line);
        var place = _reader.Place;
        if (_reader.IsTraining && place.IsTold) Progress.Tell(place);
        if (pattern is null) Take(_reader.Values, place);
        else
        {
            _matched.Clear();
            pattern.Read(line.Length > LongestRead ? line.Substring(0, LongestRead) : line, ref place, _matched);
            Take(_matched, place);
        }
    }

    /// <summary>Takes the last line, which has no end, when nothing more will come.</summary>
    public void Complete()
    {
        if (_lines.Complete() is { } rest && !_isContinued) Add(rest);
    }

    /// <summary>Takes a state of a line that is drawn over and over: it tells how far the job is.</summary>
    public void TellProgress(string line)
    {
        _reader.Read(line);
        if (_reader.IsTraining && _reader.Place.IsTold) Progress.Tell(_reader.Place);
    }

    private void Take(List<LineValue> values, LinePlace place)
    {
        foreach (var value in values)
        {
            if (!_series.TryGetValue(value.Name, out var series))
            {
                if (_series.Count == MostSeries) continue;
                _series[value.Name] = series = new MetricSeries(JobText.Clean(value.Name, inBuild: false, keepColours: false));
                _order.Add(series);
            }

            // What a line tells twice, it tells once: others say the same in other words.
            if (series.Count == 0 || series.Last.Line != _line) series.Add(new SeriesPoint(value.Value, _line, place.Epoch, place.EpochsDone, place.Step), value.Unit);
        }
    }
}
