using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for the metrics that the output of jobs tells. Jobs come from the pipeline as a rule, so that their place is not the first one.</summary>
public abstract class JobMetricCommand : JobPlaceCommand
{
    private const string Queued = "queued";

    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _missed = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>The metrics of the job that is meant, of these names. What it does not tell, another job may: <see cref="TellMissed"/> has the last word.</summary>
    /// <param name="reference">What the parameter for the job says.</param>
    /// <param name="names">Names, with wildcards or without; null for all.</param>
    private protected async Task<IReadOnlyList<Metric>> FindAsync(ResourceReference? reference, string[]? names)
    {
        if (reference is null && ResourceId is null && names is { Length: > 0 }) throw MetricErrors.NoJob(names[0]);
        var job = JobPath(reference);
        var query = new MetricQuery { Pattern = Pattern, Directory = Directory, File = File, Points = MostPoints };
        var metrics = await Client.Compute().JobMetrics.ListAsync(job, query, StopToken);
        var filter = new NameFilter(names);
        _told.UnionWith(metrics.Select(metric => metric.Name));
        foreach (var literal in filter.Literals.Where(literal => !metrics.Any(metric => metric.Name.Equals(literal, StringComparison.OrdinalIgnoreCase)))) await MissAsync(job, literal, metrics);
        return metrics.Where(metric => IsWanted(filter, metric)).ToList();
    }

    /// <summary>Writes an error for each name without wildcards that no job has told; jobs that have not begun do not count.</summary>
    private protected void TellMissed()
    {
        foreach (var name in _missed.Where(name => !_told.Contains(name)))
        {
            HasFailed = true;
            WriteError(Errors.Of(MetricErrors.NotTold(name, [.. _told]), name));
        }
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

        WriteVerbose($"The output of the job '{job.Name}' tells of no metric '{name}'.");
        _missed.Add(name);
    }
}
