namespace BatchAi.Core.Metrics.Reports;

/// <summary>Makes reports of what was read from a job's files.</summary>
public static class MetricReports
{
    /// <summary>How many points a metric has in a report when nobody says so.</summary>
    public const int UsualPoints = 200;

    /// <summary>Makes a report. Of a metric that several files tell, as the ranks of a job do, the first file's values count.</summary>
    /// <param name="files">The files' names and what was read from them, the first first.</param>
    /// <param name="names">Names of metrics, with wildcards or without; none for all.</param>
    /// <param name="points">How many points are wanted of each.</param>
    /// <param name="state">The job's state.</param>
    /// <param name="now">The time.</param>
    public static MetricReport Of(IReadOnlyList<KeyValuePair<string, MetricReader>> files, IReadOnlyList<string> names, int points, string? state, DateTimeOffset now)
    {
        if (files is null) throw new ArgumentNullException(nameof(files));
        if (names is null) throw new ArgumentNullException(nameof(names));
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var metrics = files.SelectMany(file => file.Value.Series.Select(series => (File: file.Key, Series: series)))
            .Where(one => known.Add(one.Series.Name) && (names.Count == 0 || names.Any(name => NamePattern.IsMatch(name, one.Series.Name))));
        return new MetricReport
        {
            State = state,
            Progress = ProgressOf(files.Select(file => file.Value.Progress).ToList(), state, now),
            Metrics = metrics.Select(one => Describe(one.File, one.Series, points)).ToList(),
        };
    }

    private static MetricReportProgress? ProgressOf(IReadOnlyList<ProgressMeter> meters, string? state, DateTimeOffset now)
    {
        var meter = meters.OrderByDescending(one => one.Fraction ?? -1).ThenBy(one => one.What is null).FirstOrDefault();
        if (meter?.What is null) return null;
        return new MetricReportProgress
        {
            Fraction = meter.Fraction,
            SecondsLeft = state == "running" && meter.Left(now) is { } left ? Math.Round(left.TotalSeconds, 1) : null,
            What = meter.What,
        };
    }

    private static MetricReportSeries Describe(string file, MetricSeries series, int points) => new()
    {
        Name = series.Name,
        Unit = series.Unit,
        Count = series.Count,
        File = file,
        Axis = series.Axis,
        First = Describe(series.First),
        Last = Describe(series.Last),
        Minimum = Describe(series.Minimum),
        Maximum = Describe(series.Maximum),
        Points = points == 0 ? [] : series.Points(points).Select(Describe).ToList(),
    };

    private static MetricReportPoint Describe(SeriesPoint point) => new() { Value = point.Value, Epoch = point.Epoch, EpochsDone = point.EpochsDone, Step = point.Step, Line = point.Line };
}
