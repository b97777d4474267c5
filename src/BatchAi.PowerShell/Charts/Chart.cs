namespace BatchAi.Charts;

/// <summary>A chart of one metric, with a line for each job.</summary>
/// <param name="Title">The metric, with what its values count.</param>
/// <param name="Axis">What goes to the right.</param>
/// <param name="Series">The lines.</param>
/// <param name="Omitted">How many jobs have no line in it, since there are too many.</param>
internal sealed record Chart(string Title, string Axis, IReadOnlyList<ChartSeries> Series, int Omitted)
{
    /// <summary>Whether there is a line to draw, and not only a point.</summary>
    internal bool IsLine => Series.Any(series => series.Points.Count(point => ChartSeries.IsDrawn(point.Y)) > 1);

    /// <summary>From where to where its values go to the right.</summary>
    internal ChartScale Across => ChartScale.Of(Drawn.Select(point => point.X));

    /// <summary>From where to where its values go up.</summary>
    internal ChartScale Up => ChartScale.Of(Drawn.Select(point => point.Y));

    private IEnumerable<(double X, double Y)> Drawn => Series.SelectMany(series => series.Points).Where(point => ChartSeries.IsDrawn(point.Y));

    /// <summary>Makes a chart for each metric, in the order in which they come.</summary>
    /// <param name="metrics">The metrics of jobs.</param>
    /// <param name="most">How many lines a chart has at the most.</param>
    internal static IReadOnlyList<Chart> Of(IReadOnlyList<Metric> metrics, int most)
    {
        var names = metrics.Select(metric => metric.JobName ?? "").Distinct().ToList();
        var isAmbiguous = metrics.Select(metric => metric.ResourceId).Distinct(StringComparer.OrdinalIgnoreCase).Count() > names.Count;
        return metrics.GroupBy(metric => metric.Name, StringComparer.OrdinalIgnoreCase).Select(group => Of(group.ToList(), most, isAmbiguous)).ToList();
    }

    private static Chart Of(List<Metric> metrics, int most, bool isAmbiguous)
    {
        var title = metrics[0].Unit is { Length: > 0 } unit ? $"{metrics[0].Name} [{unit}]" : metrics[0].Name;
        var axes = metrics.Select(metric => metric.Axis).Distinct().ToList();
        var axis = axes.Count > 1 ? "epoch, step or value" : axes[0] is "epoch" or "step" ? axes[0]! : "value";
        var series = metrics.Take(most).Select(metric => new ChartSeries(Clean(isAmbiguous ? $"{metric.ExperimentName}/{metric.JobName}" : metric.JobName ?? ""), metric)).ToList();
        return new Chart(Clean(title), axis, series, metrics.Count - series.Count);
    }

    // Names of metrics come from jobs, and what jobs write could command a terminal.
    private static string Clean(string text) => new(text.Select(c => char.IsControl(c) ? '?' : c).ToArray());
}
