namespace BatchAi.Pipeline;

/// <summary>
/// A cmdlet that does something to jobs together: those of the pipeline are collected, and there is one question about all of them.
/// </summary>
public abstract class JobBulkCommand : JobActionCommand
{
    private readonly Dictionary<ResourcePath, Job?> _given = [];
    private readonly List<ResourcePath> _order = [];

    /// <inheritdoc/>
    protected sealed override Task ProcessAsync()
    {
        var path = TargetPath();
        if (!_given.ContainsKey(path)) _order.Add(path);
        _given[path] = InputObject;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected sealed override async Task EndAsync()
    {
        var jobs = await FindAsync();
        if (jobs.Count > 0) await RunAsync(jobs);
        GoesOn = null;
    }

    /// <summary>Does it, when the user wants it.</summary>
    /// <param name="jobs">The jobs, at least one.</param>
    private protected abstract Task RunAsync(IReadOnlyList<JobTarget> jobs);

    // A job alone is asked for again. Of many, those that came as objects are believed: to ask for each would take longer than all the rest.
    private async Task<IReadOnlyList<JobTarget>> FindAsync()
    {
        var found = _order.Count == 1 ? [] : _given.Where(given => given.Value is not null).ToDictionary(given => given.Key, given => given.Value!);
        await Each.AskAsync(
            _order.Where(path => !found.ContainsKey(path)).ToList(),
            path => Client.Compute().Jobs.GetAsync(path, StopToken),
            (path, job) => found[path] = job,
            (path, error) => WriteError(Errors.Of(error, path.ToString())),
            StopToken);
        return [.. _order.Where(found.ContainsKey).Select(path => new JobTarget(path, found[path]))];
    }
}
