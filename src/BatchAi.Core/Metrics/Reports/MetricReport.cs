namespace BatchAi.Core.Metrics.Reports;

/// <summary>What a job's output tells of its metrics and its progress: the answer of the service.</summary>
public sealed class MetricReport
{
    /// <summary>The job's state.</summary>
    public string? State { get; set; }

    /// <summary>How far it is; null when its output does not tell.</summary>
    public MetricReportProgress? Progress { get; set; }

    /// <summary>The metrics, in the order in which the files tell them.</summary>
    public IReadOnlyList<MetricReportSeries> Metrics { get; set; } = [];
}
