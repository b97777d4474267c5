namespace BatchAi.Client.Compute;

/// <summary>Does things to many, several at once.</summary>
internal static class Several
{
    /// <summary>Does it to all; the first fault ends it when what runs has ended.</summary>
    /// <typeparam name="T">What it is done to.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="items">What it is done to.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="act">What is done.</param>
    /// <param name="done">Hears of each result, as they come; called by one at a time.</param>
    /// <param name="cancellationToken">Nothing new begins after it.</param>
    internal static async Task DoAsync<T, TResult>(IReadOnlyList<T> items, int atOnce, Func<T, Task<TResult>> act, Action<TResult> done, CancellationToken cancellationToken)
    {
        var running = new List<Task<TResult>>();
        var next = 0;
        try
        {
            while (next < items.Count || running.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (next < items.Count && running.Count < atOnce) running.Add(act(items[next++]));
                var ended = await Task.WhenAny(running);
                running.Remove(ended);
                done(await ended);
            }
        }
        finally
        {
            await Task.WhenAll(running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
