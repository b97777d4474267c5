using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for the metrics that the output of jobs tells. Jobs come from the pipeline as a rule, so that their place is not the first one.</summary>
public abstract class JobMetricCommand : JobPlaceCommand
{
    private const string Queued = "queued";

    /// <summary>-Pattern: a regular expression that tells what metrics look like, in place of the built-in rules.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Pattern { get; set; }

    /// <summary>-Directory: the id of the output directory.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OutputDirectoryCompleter))]
    public string Directory { get; set; } = JobDirectories.Standard;

    /// <summary>-File: a file below the directory; standard output and error when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? File { get; set; }

    /// <summary>-Best: which values are the best; their jobs come first.</summary>
    [Parameter]
    public MetricGoal? Best { get; set; }

    /// <summary>Whether an error has told already why there may be nothing.</summary>
    private protected bool HasFailed { get; set; }

    /// <summary>How many points are wanted of each metric.</summary>
    private protected virtual int MostPoints => 200;

    /// <summary>The metrics of the job that is meant, of these names. A name without wildcards that is not there is an error, once the job has begun.</summary>
    /// <param name="reference">What the parameter for the job says.</param>
    /// <param name="names">Names, with wildcards or without; null for all.</param>
    private protected async Task<IReadOnlyList<Metric>> FindAsync(ResourceReference? reference, string[]? names)
    {
        var job = JobPath(reference);
        var query = new MetricQuery { Pattern = Pattern, Directory = Directory, File = File, Points = MostPoints };
        var metrics = await Client.Compute().JobMetrics.ListAsync(job, query, StopToken);
        var filter = new NameFilter(names);
        foreach (var name in filter.Literals.Where(name => !metrics.Any(metric => metric.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))) await MissAsync(job, name, metrics);
        return metrics.Where(metric => IsWanted(filter, metric)).ToList();
    }

    /// <summary>Whether a metric is one of those that are asked for.</summary>
    private protected static bool IsWanted(NameFilter filter, Metric metric) => filter.Matches(metric.Name) || filter.Literals.Contains(metric.Name, StringComparer.OrdinalIgnoreCase);

    // What waits in the queue cannot tell anything yet.
    private async Task MissAsync(ResourcePath job, string name, IReadOnlyList<Metric> known)
    {
        if (known.Count == 0 && (await Client.Compute().Jobs.GetAsync(job, StopToken)).ExecutionState == Queued)
        {
            WriteVerbose($"The job '{job.Name}' has not begun.");
            return;
        }

        HasFailed = true;
        WriteError(Errors.Of(MetricErrors.NotFound(job, name, known.Select(metric => metric.Name).ToList()), name));
    }
}
