namespace BatchAi.Pipeline;

/// <summary>Sends jobs. It may be used in the pipeline and in a job of PowerShell.</summary>
/// <param name="work">Where it writes to, and what it sends with.</param>
internal sealed class JobSubmission(CommandWork work)
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends a job, with the keys that its mounts still lack.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="config">What it is to be.</param>
    /// <param name="wait">Whether to wait until it is in the queue.</param>
    /// <returns>The job.</returns>
    internal async Task<Job> SendAsync(ResourcePath path, IJobConfig config, bool wait)
    {
        var item = await ItemAsync(path, config);
        return await work.Client.Compute().Jobs.CreateAsync(path, item.Body, group: null, wait, work.StopToken);
    }

    /// <summary>What is sent of a job, with the keys that its mounts still lack. Each account's key is looked up once.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="config">What it is to be.</param>
    internal async Task<JobSubmissionItem> ItemAsync(ResourcePath path, IJobConfig config)
    {
        var missing = config.AccountsWithoutKey;
        var unknown = missing.Where(account => !_keys.ContainsKey(account)).ToList();
        if (unknown.Count > 0)
        {
            foreach (var key in await AccountKeys.FindAsync(work.Client.StorageAccounts, path.Upto(ResourceKind.Subscription)!, unknown, work.StopToken)) _keys[key.Key] = key.Value;
        }

        return new(path.Name, config.Complete(new JobCompletion { AccountKeys = _keys }).ToJson());
    }
}
