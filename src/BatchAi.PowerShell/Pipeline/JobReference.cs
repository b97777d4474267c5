namespace BatchAi.Pipeline;

/// <summary>Finds out which job is meant.</summary>
internal static class JobReference
{
    /// <summary>The job's path.</summary>
    /// <param name="job">What the parameter for the job says.</param>
    /// <param name="id">What the parameter for an id says: that of the job, or of something in it.</param>
    /// <param name="experiment">Finds the experiment, for a job that is known by its name alone.</param>
    /// <exception cref="BatchAiException">Nothing says which one, or what is said leads to something else.</exception>
    internal static ResourcePath Resolve(ResourceReference? job, string? id, Func<ResourcePath> experiment)
    {
        if (job?.Path is { } known) return known;
        if (id is null) return experiment().Child(ResourceKind.Job, job?.Name ?? throw JobFileErrors.NoJob());
        var path = ResourcePath.TryParse(id) ?? throw ScopeErrors.NoId(id);
        return path.Upto(ResourceKind.Job) ?? throw ScopeErrors.WrongKind(path, nameof(ResourceKind.Job));
    }
}
