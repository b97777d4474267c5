using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace BatchAi.Completion;

/// <summary>
/// Completes an argument from a list that has to be fetched. The list is kept for half a minute; one that takes
/// longer than a second is given up, and whatever goes wrong completes to nothing.
/// </summary>
public abstract class CachedCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<string, (long Time, IReadOnlyList<Candidate> Items)> Cache = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst? commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var request = new CompletionRequest(commandName, parameterName, wordToComplete.Trim('\'', '"'), fakeBoundParameters);
            return Matches.Of(Fetch(request), wordToComplete);
        }
        catch (Exception)
        {
            // A completer has nobody to tell.
            return [];
        }
    }

    /// <summary>What makes two lists the same one: endpoint, kind and parents.</summary>
    /// <param name="request">What is to be completed.</param>
    private protected abstract string KeyOf(CompletionRequest request);

    /// <summary>Fetches the list.</summary>
    /// <param name="request">What is to be completed.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    private protected abstract Task<IReadOnlyList<Candidate>> ListAsync(CompletionRequest request, CancellationToken cancellationToken);

    private IReadOnlyList<Candidate> Fetch(CompletionRequest request)
    {
        var key = $"{GetType().Name} {KeyOf(request)}";
        if (Cache.TryGetValue(key, out var known) && Age(known.Time) < Lifetime) return known.Items;
        using var patience = new CancellationTokenSource(Patience);
        var list = Task.Run(() => ListAsync(request, patience.Token), patience.Token);
        if (Task.WaitAny([list], (int)Patience.TotalMilliseconds) < 0) return [];
        var items = list.GetAwaiter().GetResult();
        Cache[key] = (Stopwatch.GetTimestamp(), items);
        return items;
    }

    private static TimeSpan Age(long time) => TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - time) / (double)Stopwatch.Frequency);
}
