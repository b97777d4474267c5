namespace BatchAi.Core.Metrics.Reports;

/// <summary>A metric of a job.</summary>
public sealed class MetricReportSeries
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What its values count; null when nothing tells.</summary>
    public string? Unit { get; set; }

    /// <summary>How many values were told.</summary>
    public long Count { get; set; }

    /// <summary>The file that tells them.</summary>
    public string? File { get; set; }

    /// <summary>By what points are best told apart: <c>epoch</c>, <c>step</c> or <c>index</c>.</summary>
    public string? Axis { get; set; }

    /// <summary>The first value.</summary>
    public MetricReportPoint? First { get; set; }

    /// <summary>The last value.</summary>
    public MetricReportPoint? Last { get; set; }

    /// <summary>The least value.</summary>
    public MetricReportPoint? Minimum { get; set; }

    /// <summary>The greatest value.</summary>
    public MetricReportPoint? Maximum { get; set; }

    /// <summary>Some of the values, in their order.</summary>
    public IReadOnlyList<MetricReportPoint> Points { get; set; } = [];
}
