namespace BatchAi.Pipeline;

/// <summary>Finds names for copies of jobs that no job has.</summary>
/// <param name="jobs">The jobs that are there.</param>
/// <param name="stop">Ends the looking.</param>
internal sealed class FreeNames(IJobs jobs, CancellationToken stop)
{
    // For more copies than these, all names are read once in place of a look for each.
    private const int Few = 8;

    private readonly Dictionary<ResourcePath, HashSet<string>> _taken = [];

    /// <summary>Gets to know where copies go.</summary>
    /// <param name="originals">The jobs that are copied.</param>
    internal async Task ReadAsync(IEnumerable<ResourcePath> originals)
    {
        foreach (var some in originals.GroupBy(path => path.Parent!).Where(some => some.Skip(Few).Any()))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            await Pages.ForAllAsync(next => jobs.ListAsync(some.Key, next, stop), job => Task.FromResult(names.Add(job.Name)), stop);
            _taken[some.Key] = names;
        }
    }

    /// <summary>The first free name of name-r1, name-r2 and so on; no other copy gets it after that.</summary>
    /// <param name="original">The job that is copied.</param>
    internal async Task<ResourcePath> FindAsync(ResourcePath original)
    {
        for (var number = 1; ; number++)
        {
            var copy = original.Parent!.Child(ResourceKind.Job, JobNames.Again(original.Name, number));
            if (!await IsTakenAsync(copy)) return copy;
        }
    }

    /// <summary>The path of a copy that has a name of its own.</summary>
    /// <param name="copy">The path.</param>
    /// <exception cref="BatchAiException"><c>AlreadyExists</c>.</exception>
    internal async Task<ResourcePath> CheckAsync(ResourcePath copy) => await IsTakenAsync(copy) ? throw ScopeErrors.Exists(copy) : copy;

    private async Task<bool> IsTakenAsync(ResourcePath path)
    {
        if (_taken.TryGetValue(path.Parent!, out var names)) return !names.Add(path.Name);
        return await Existing.FindAsync(() => jobs.GetAsync(path, stop), ResourceKind.Job) is not null;
    }
}
