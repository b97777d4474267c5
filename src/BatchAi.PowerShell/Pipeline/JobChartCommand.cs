using System.Management.Automation;
using BatchAi.Charts;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that draws the metrics of all jobs that it gets.</summary>
public abstract class JobChartCommand : JobMetricCommand
{
    /// <summary>The set that names the job; jobs of the pipeline bind by their ids, so that metrics are not taken for jobs.</summary>
    protected const string JobSet = "Job";

    /// <summary>The set that takes metrics.</summary>
    protected const string MetricSet = "Metric";

    private readonly List<Metric> _metrics = [];

    /// <summary>-Job: the job.</summary>
    [Parameter(ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

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
            if (InputObject is not { } metric) _metrics.AddRange(await FindAsync(Job, Names));
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
        TellMissed();
        if (_metrics.Count == 0 && !HasFailed) throw MetricErrors.None();
        return Chart.Of(Best is { } goal ? MetricOrder.BestFirst(_metrics, goal) : _metrics, mostSeries);
    }
}
