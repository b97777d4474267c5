using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>Does something to each of several things; what goes wrong with one is its error alone.</summary>
internal static class Each
{
    private const int AtOnce = 8;

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

    /// <summary>Asks for something of each, some of them at a time, and takes the answers in the order of the things.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <typeparam name="TAnswer">What is asked for.</typeparam>
    /// <param name="targets">The things.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="take">Takes an answer.</param>
    /// <param name="report">Hears of what goes wrong, and with what.</param>
    /// <param name="stop">Ends it between two things.</param>
    internal static async Task AskAsync<T, TAnswer>(IReadOnlyList<T> targets, Func<T, Task<TAnswer>> ask, Action<T, TAnswer> take, Action<T, BatchAiException> report, CancellationToken stop)
    {
        for (var first = 0; first < targets.Count; first += AtOnce)
        {
            var some = targets.Skip(first).Take(AtOnce).Select(target => (Target: target, Answer: ask(target))).ToList();
            foreach (var (target, answer) in some)
            {
                stop.ThrowIfCancellationRequested();
                try
                {
                    take(target, await answer);
                }
                catch (BatchAiException error)
                {
                    report(target, error);
                }
            }
        }
    }
}
