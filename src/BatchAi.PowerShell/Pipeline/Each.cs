using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>Does something to each of several things; what goes wrong with one is its error alone.</summary>
internal static class Each
{
    /// <summary>Does it to one after the other.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="targets">The things.</param>
    /// <param name="work">What is done to each.</param>
    /// <param name="report">Hears of what goes wrong.</param>
    /// <param name="stop">Ends it between two things.</param>
    internal static async Task DoAsync<T>(IEnumerable<T> targets, Func<T, Task> work, Action<ErrorRecord> report, CancellationToken stop)
    {
        foreach (var target in targets)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await work(target);
            }
            catch (BatchAiException error)
            {
                report(Errors.Of(error, target));
            }
        }
    }
}
