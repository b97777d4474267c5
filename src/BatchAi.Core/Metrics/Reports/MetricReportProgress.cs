namespace BatchAi.Core.Metrics.Reports;

/// <summary>How far a job is.</summary>
public sealed class MetricReportProgress
{
    /// <summary>How much is done, from 0 to 1; null when nobody knows.</summary>
    public double? Fraction { get; set; }

    /// <summary>How many seconds it will go on; null when nobody knows.</summary>
    public double? SecondsLeft { get; set; }

    /// <summary>Where it is, in words.</summary>
    public string? What { get; set; }
}
