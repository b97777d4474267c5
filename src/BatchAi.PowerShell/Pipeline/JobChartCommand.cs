using System.Management.Automation;
using BatchAi.Charts;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that draws the metrics of all jobs that it gets.</summary>
public abstract class JobChartCommand : JobMetricCommand
{
    /// <summary>The set that takes metrics.</summary>
    protected const string MetricSet = "Metric";

    private readonly List<Metric> _metrics = [];

    /// <summary>-InputObject: a metric, as Get-BatchAiJobMetric gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MetricSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Metric? InputObject { get; set; }

    /// <summary>Names, with wildcards or without; null for all.</summary>
    private protected abstract string[]? Names { get; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        try
        {
            if (InputObject is not { } metric) _metrics.AddRange(await FindAsync(Names));
            else if (IsWanted(new NameFilter(Names), metric)) _metrics.Add(metric);
        }
        catch (BatchAiException)
        {
            HasFailed = true;
            throw;
        }
    }

    /// <summary>The charts of what came; none where errors have told why.</summary>
    /// <param name="mostSeries">How many lines a chart has at the most.</param>
    /// <exception cref="BatchAiException"><c>NoMetric</c>.</exception>
    private protected IReadOnlyList<Chart> Charts(int mostSeries)
    {
        if (_metrics.Count == 0 && !HasFailed) throw MetricErrors.None();
        return Chart.Of(Best is { } goal ? MetricOrder.BestFirst(_metrics, goal) : _metrics, mostSeries);
    }
}
