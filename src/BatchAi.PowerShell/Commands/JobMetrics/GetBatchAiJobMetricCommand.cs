using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the metrics that the output of jobs tells.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobMetric", DefaultParameterSetName = JobSet)]
[OutputType(typeof(Metric))]
public sealed class GetBatchAiJobMetricCommand : JobMetricCommand
{
    private readonly List<Metric> _metrics = [];

    /// <summary>-Name: the metrics; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var found = await FindAsync(Name);
        if (Best is not null) _metrics.AddRange(found);
        else WriteObject(found, enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        if (Best is { } goal) WriteObject(MetricOrder.BestFirst(_metrics, goal), enumerateCollection: true);
        return Task.CompletedTask;
    }
}
