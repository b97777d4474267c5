using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the metrics that the output of jobs tells.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobMetric")]
[OutputType(typeof(Metric))]
public sealed class GetBatchAiJobMetricCommand : JobMetricCommand
{
    private readonly List<Metric> _metrics = [];

    /// <summary>-Name: the metrics; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>-Job: the job.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var found = await FindAsync(Job, Name);
        if (Best is not null) _metrics.AddRange(found);
        else WriteObject(found, enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        TellMissed();
        if (Best is { } goal) WriteObject(MetricOrder.BestFirst(_metrics, goal), enumerateCollection: true);
        return Task.CompletedTask;
    }
}
