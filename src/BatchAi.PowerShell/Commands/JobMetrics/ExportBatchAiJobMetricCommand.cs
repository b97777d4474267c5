using System.Management.Automation;
using BatchAi.Charts;
using BatchAi.Completion;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Draws the metrics that the output of jobs tells into a file: a chart for each metric, a line for each job.</summary>
[Cmdlet(VerbsData.Export, "BatchAiJobMetric", DefaultParameterSetName = JobSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportBatchAiJobMetricCommand : JobChartCommand
{
    /// <summary>-Path: the file; its name ends with .svg or .html. Wildcards are not expanded.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>-Name: the metrics; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>-Force: overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string[]? Names => Name;

    private protected override int MostPoints => 1000;

    private bool IsPage => System.IO.Path.GetExtension(Path).ToUpperInvariant() is ".HTML" or ".HTM";

    /// <inheritdoc/>
    protected override Task BeginAsync() =>
        IsPage || System.IO.Path.GetExtension(Path).Equals(".svg", StringComparison.OrdinalIgnoreCase) ? base.BeginAsync() : throw MetricErrors.UnknownFormat(Path);

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        var charts = Charts(SvgChart.MostSeries);
        if (charts.Count == 0) return Task.CompletedTask;
        var file = new FileInfo(LocalPath.Resolve(this, Path));
        if (file.Exists && !Force) throw MetricErrors.Exists(file.FullName);
        var jobs = charts.SelectMany(chart => chart.Series).Select(series => series.Label).Distinct().ToList();
        if (!ShouldProcess(file.FullName, $"Draw {charts.Count} {(charts.Count == 1 ? "metric" : "metrics")} of {(jobs.Count == 1 ? $"'{jobs[0]}'" : $"{jobs.Count} jobs")}")) return Task.CompletedTask;
        Write(file, IsPage ? HtmlCharts.Page(charts) : SvgChart.File(charts));
        WriteObject(LocalPath.ItemOf(this, file.FullName));
        return Task.CompletedTask;
    }

    private static void Write(FileInfo file, string text)
    {
        try
        {
            WholeFile.Write(file, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw MetricErrors.NotWritable(file.FullName, error);
        }
    }
}
