using BatchAi.Core.Metrics;
using BatchAi.Core.Metrics.Reports;

namespace BatchAi.Service.Runs;

/// <summary>Reads the metrics of a run out of its lines, as they are shown.</summary>
internal sealed class RunMetrics
{
    private const int MostFiles = 64;
    private readonly Dictionary<string, MetricReader> _files = [];

    /// <summary>Takes a line.</summary>
    /// <param name="mark">The file that it comes from.</param>
    /// <param name="line">The line, without its end.</param>
    internal void Read(string mark, string line)
    {
        if (!_files.TryGetValue(mark, out var reader))
        {
            if (_files.Count == MostFiles || !OutputFileOrder.IsOutput(mark + ".txt")) return;
            _files[mark] = reader = new MetricReader();
        }

        reader.Add(line);
    }

    /// <summary>What the lines told, without points for charts.</summary>
    internal IReadOnlyList<MetricReportSeries> List() =>
        MetricReports.Of([.. OutputFileOrder.Sort(_files.Keys).Select(mark => KeyValuePair.Create(mark, _files[mark]))], [], points: 0, state: null, default).Metrics;
}
