using System.Text.Json;

namespace BatchAi.Core.Metrics.Reports;

/// <summary>The JSON of reports.</summary>
public static class MetricReportJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Serialize(MetricReport report) => JsonSerializer.SerializeToUtf8Bytes(report, MetricReportContext.Default.MetricReport);

    /// <summary>Reads a report; null when it is nothing.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static MetricReport? Deserialize(byte[] json) => JsonSerializer.Deserialize(json, MetricReportContext.Default.MetricReport);
}
