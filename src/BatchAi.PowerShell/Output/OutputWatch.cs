using BatchAi.Pipeline;

namespace BatchAi.Output;

/// <summary>Watches what jobs write, and writes it.</summary>
/// <param name="work">Where it is written, and who is asked.</param>
/// <param name="query">Which files.</param>
internal sealed class OutputWatch(CommandWork work, OutputQuery query)
{
    private const int FirstActivity = 7300;

    /// <summary>Watches jobs together, each to its end. What goes wrong with one is its error alone.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="ended">Hears of each job as it ended.</param>
    internal async Task RunAsync(IReadOnlyList<ResourcePath> jobs, Action<Job> ended)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(work.StopToken);
        var writer = new OutputWriter(work.Output.Write, query.IsRaw, jobs.Count > 1, query.Names.Count > 1);
        var running = jobs.Select((job, i) => FollowAsync(job, writer, FirstActivity + i, ended, stop.Token)).ToList();
        try
        {
            while (running.Count > 0)
            {
                // What ends one of them without being its own error, e.g. that nobody reads any more, ends all.
                var first = await Task.WhenAny(running);
                running.Remove(first);
                await first;
            }
        }
        finally
        {
            stop.Cancel();
        }
    }

    private async Task FollowAsync(ResourcePath job, OutputWriter writer, int activity, Action<Job> ended, CancellationToken cancellationToken)
    {
        var progress = new ProgressReporter(work.Output.WriteProgress, $"Job {job.Name}", activity);
        try
        {
            ended(await work.Client.Compute().Jobs.FollowAsync(job, query, new OutputObserver(job, query.Directory, work.Output, writer, progress), cancellationToken));
        }
        catch (BatchAiException error)
        {
            work.Output.WriteError(Errors.Of(error, job.ToString()));
        }

        progress.Complete();
    }
}
