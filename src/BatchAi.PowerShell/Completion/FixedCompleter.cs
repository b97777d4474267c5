using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace BatchAi.Completion;

/// <summary>Completes an argument from a list that is known; other values are taken as well.</summary>
/// <param name="items">The list.</param>
public abstract class FixedCompleter(params string[] items) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst? commandAst, IDictionary fakeBoundParameters) =>
        Matches.Of(items.Select(item => new Candidate(item)), wordToComplete);
}
