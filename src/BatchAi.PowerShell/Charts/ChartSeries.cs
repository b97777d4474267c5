namespace BatchAi.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Label">What it is called in the legend.</param>
/// <param name="Metric">The metric of which it is.</param>
internal sealed record ChartSeries(string Label, Metric Metric)
{
    /// <summary>Where it is drawn; values that are no numbers interrupt it.</summary>
    internal IReadOnlyList<(double X, double Y)> Points { get; } = Metric.Points.Select(point => (point.X, point.Value)).ToList();

    /// <summary>Its figures, in words.</summary>
    internal string Figures => $"last {ChartNumber.Text(Metric.Value)}, min {ChartNumber.Text(Metric.Minimum)}, max {ChartNumber.Text(Metric.Maximum)}";

    /// <summary>Whether a value can be drawn.</summary>
    internal static bool IsDrawn(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
