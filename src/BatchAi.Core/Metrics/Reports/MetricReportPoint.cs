using System.Text.Json.Serialization;

namespace BatchAi.Core.Metrics.Reports;

/// <summary>A value of a metric.</summary>
public sealed class MetricReportPoint
{
    /// <summary>The value; <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> where JSON has no number for it.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double Value { get; set; }

    /// <summary>The epoch, as the job counts.</summary>
    public long? Epoch { get; set; }

    /// <summary>How many epochs were done.</summary>
    public double? EpochsDone { get; set; }

    /// <summary>The step, as the job counts.</summary>
    public long? Step { get; set; }

    /// <summary>The line of the file, from 1.</summary>
    public long Line { get; set; }
}
