namespace BatchAi.Client.Compute;

/// <summary>Submits and removes many jobs: together where the service takes that, else one by one.</summary>
internal sealed class ManyJobs(ResourceOperations resources)
{
    private readonly JobBatches _together = new(resources);
    private readonly JobsInTurn _inTurn = new(resources);

    internal async Task CreateAsync(ResourcePath experiment, IReadOnlyList<JobSubmissionItem> jobs, JobGroup? group, Action<JobSubmissionResult> done, CancellationToken cancellationToken)
    {
        var warned = new HashSet<string>(StringComparer.Ordinal);
        var told = 0;
        foreach (var chunk in JobChunks.Split(jobs))
        {
            if (!await TryTogetherAsync(() => _together.CreateAsync(experiment, chunk, group, warned, done, cancellationToken)))
            {
                if (group?.Limit is not null) throw LimitNotSupported(group);
                await _inTurn.CreateAsync(experiment, jobs.Skip(told).ToList(), done, cancellationToken);
                return;
            }

            told += chunk.Count;
        }
    }

    /// <summary>Submits one that belongs to a group.</summary>
    internal async Task<Job> CreateOneAsync(ResourcePath job, string body, JobGroup group, CancellationToken cancellationToken)
    {
        JobSubmissionResult? result = null;
        await CreateAsync(job.Parent!, [new JobSubmissionItem(job.Name, body)], group, one => result = one, cancellationToken);
        return result!.Job ?? throw result.Error!;
    }

    internal async Task RemoveAsync(ResourcePath experiment, IReadOnlyList<string> names, bool wait, Action<JobRemovalResult> done, CancellationToken cancellationToken)
    {
        for (var told = 0; told < names.Count; told += JobChunks.MostJobs)
        {
            var left = names.Skip(told).ToList();
            if (!await TryTogetherAsync(() => _together.RemoveAsync(experiment, left.Take(JobChunks.MostJobs).ToList(), wait, done, cancellationToken)))
            {
                await _inTurn.RemoveAsync(experiment, left, wait, done, cancellationToken);
                return;
            }
        }
    }

    private static async Task<bool> TryTogetherAsync(Func<Task> send)
    {
        try
        {
            await send();
            return true;
        }
        catch (BatchAiException error) when (Extension.IsMissing(error))
        {
            return false;
        }
    }

    private static BatchAiException LimitNotSupported(JobGroup group) => new(
        "GroupLimitNotSupported",
        $"This service cannot limit how many jobs of the group '{group.Name}' run at once. Nothing was submitted.",
        "Leave the limit out, or let the size of the cluster be the limit.");
}
