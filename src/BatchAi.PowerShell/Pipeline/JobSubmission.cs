namespace BatchAi.Pipeline;

/// <summary>Sends jobs. It may be used in the pipeline and in a job of PowerShell.</summary>
/// <param name="work">Where it writes to, and what it sends with.</param>
internal sealed class JobSubmission(CommandWork work)
{
    /// <summary>Sends a job, with the keys that its mounts still lack.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="config">What it is to be.</param>
    /// <param name="wait">Whether to wait until it is in the queue.</param>
    /// <returns>The job.</returns>
    internal async Task<Job> SendAsync(ResourcePath path, IJobConfig config, bool wait)
    {
        var keys = await AccountKeys.FindAsync(work.Client.StorageAccounts, path.Upto(ResourceKind.Subscription)!, config.AccountsWithoutKey, work.StopToken);
        var complete = config.Complete(new JobCompletion { AccountKeys = keys });
        return await work.Client.Compute().Jobs.CreateAsync(path, complete.ToJson(), group: null, wait, work.StopToken);
    }
}
