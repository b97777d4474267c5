namespace BatchAi.Pipeline;

/// <summary>Sends the jobs of a sweep. It may be used in the pipeline and in a job of PowerShell.</summary>
/// <param name="work">Where it writes to, and what it sends with.</param>
/// <param name="experiment">Where they go.</param>
/// <param name="complete">Fills in what the job leaves open.</param>
internal sealed class SweepSubmission(CommandWork work, ResourcePath experiment, Func<IJobConfig, IJobConfig> complete)
{
    // Jobs are written as JSON a slice at a time, so that those of a large sweep are never all in memory.
    private const int SliceSize = 2000;

    private readonly JobSubmission _jobs = new(work);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    /// <summary>Sends them. Those that are there already are taken as they are.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="limit">How many jobs may run at once; null for no limit.</param>
    /// <param name="use">Takes each job that is there now.</param>
    internal async Task RunAsync(SweepDraft sweep, int? limit, Action<Job> use)
    {
        var group = new JobGroup(sweep.Name, limit);
        var sending = new BulkSubmission(work, sweep.Variants.Count, use);
        _warned.UnionWith(sweep.First.Config.Faults.Select(fault => fault.Message));
        try
        {
            for (var start = 0; start < sweep.Variants.Count; start += SliceSize)
            {
                var slice = new List<JobSubmissionItem>();
                foreach (var variant in sweep.Variants.Skip(start).Take(SliceSize))
                {
                    work.StopToken.ThrowIfCancellationRequested();
                    if (await ReadAsync(sweep.First.Template, variant) is { } item) slice.Add(item);
                    else sending.Skip();
                }

                if (slice.Count > 0) await sending.SendAsync(experiment, slice, group);
            }

            if (sending.Known > 0) work.Output.WriteVerbose($"{sending.Known} of {sweep.Variants.Count} jobs were there already.");
        }
        finally
        {
            sending.Complete();
        }
    }

    private async Task<JobSubmissionItem?> ReadAsync(JobTemplate template, SweepVariant variant)
    {
        var config = template.Read(variant);
        var place = SweepWords.Place(template, variant);
        foreach (var fault in config.Faults)
        {
            if (FaultMessage.IsError(fault)) work.Output.WriteError(ConfigErrors.Fault(fault, place));
            else if (_warned.Add(fault.Message)) work.Output.WriteWarning(FaultMessage.Describe(fault, place));
        }

        return config.IsValid ? await _jobs.ItemAsync(experiment.Child(ResourceKind.Job, variant.Name), complete(template.Complete(config))) : null;
    }
}
