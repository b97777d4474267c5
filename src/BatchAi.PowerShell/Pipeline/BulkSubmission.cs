namespace BatchAi.Pipeline;

/// <summary>Sends many jobs, many with a request, and shows how far it is. What goes wrong with one is its error alone.</summary>
/// <param name="work">Where it writes to, and what it sends with.</param>
/// <param name="total">How many jobs there are.</param>
/// <param name="use">Takes each job that is there now.</param>
internal sealed class BulkSubmission(CommandWork work, int total, Action<Job> use)
{
    private const int ActivityId = 0x0BA8;

    private readonly ProgressReporter _progress = new(work.Output.WriteProgress, "Submitting jobs", ActivityId);
    private int _done;

    /// <summary>How many of them were there already.</summary>
    internal int Known { get; private set; }

    /// <summary>Sends some of them.</summary>
    /// <param name="experiment">Where they go.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="group">The group that they are in; null for none.</param>
    internal Task SendAsync(ResourcePath experiment, IReadOnlyList<JobSubmissionItem> jobs, JobGroup? group) =>
        work.Client.Compute().Jobs.CreateManyAsync(experiment, jobs, group, result => Take(experiment, result), work.StopToken);

    /// <summary>Notes a job that cannot be sent, and whose error has been written.</summary>
    internal void Skip() => _done++;

    /// <summary>Takes the progress off the screen.</summary>
    internal void Complete()
    {
        if (!work.StopToken.IsCancellationRequested) _progress.Complete();
    }

    private void Take(ResourcePath experiment, JobSubmissionResult result)
    {
        _done++;
        _progress.Report($"{_done} of {total}: {result.Name}", _done, total);
        if (result.Job is { } job)
        {
            if (!result.IsNew) Known++;
            use(job);
        }
        else
        {
            work.Output.WriteError(Errors.Of(result.Error!, experiment.Child(ResourceKind.Job, result.Name).ToString()));
        }
    }
}
