using System.Management.Automation;
using BatchAi.Charts;
using BatchAi.Completion;
using BatchAi.Connections;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Draws the metrics that the output of jobs tells in the terminal: a chart for each metric, a line for each job.</summary>
[Cmdlet(VerbsCommon.Show, "BatchAiJobMetric", DefaultParameterSetName = JobSet)]
[OutputType(typeof(void))]
public sealed class ShowBatchAiJobMetricCommand : JobChartCommand
{
    private const int UsualHeight = 12;

    /// <summary>-Name: the metrics; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>-Style: with what it is drawn; as the terminal can show it when not given.</summary>
    [Parameter]
    public ChartStyle Style { get; set; }

    /// <summary>-Width: how many columns a chart has; those of the window when not given.</summary>
    [Parameter]
    [ValidateRange(40, 400)]
    public int? Width { get; set; }

    /// <summary>-Height: how many lines a drawing has.</summary>
    [Parameter]
    [ValidateRange(4, 100)]
    public int Height { get; set; } = UsualHeight;

    private protected override string[]? Names => Name;

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        var charts = Charts(TerminalChart.MostSeries);
        var terminal = Terminal.Of(Host);
        var isRich = Style == ChartStyle.Braille || (Style == ChartStyle.Auto && terminal.IsRich);
        foreach (var chart in charts.Where(chart => chart.IsLine))
        {
            foreach (var line in new TerminalChart(chart, Width ?? terminal.Width, Height, isRich).Draw()) Tell(line);
            Tell("");
        }

        foreach (var chart in charts.Where(chart => !chart.IsLine)) TellValues(chart);
        return Task.CompletedTask;
    }

    // A single value is no line to draw.
    private void TellValues(Chart chart)
    {
        Tell(chart.Title);
        foreach (var series in chart.Series) Tell($"  {series.Label}  {ChartNumber.Text(series.Metric.Value)}");
    }

    // As Write-Host does: people see it, and the output stays empty.
    private void Tell(string line) =>
        WriteInformation(new HostInformationMessage { Message = EnvironmentDefaults.IsBuild ? Client.Compute().JobFiles.BreakBuildCommands(line) : line }, ["PSHOST"]);
}
