using System.Management.Automation;

namespace BatchAi.Completion;

/// <summary>Chooses what fits the word that is being completed.</summary>
internal static class Matches
{
    /// <summary>The items that begin like the word, each as PowerShell takes it.</summary>
    internal static IEnumerable<CompletionResult> Of(IEnumerable<Candidate> items, string word)
    {
        var beginning = word.Trim('\'', '"');
        return items.Where(item => item.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Select(ToResult).ToList();
    }

    private static CompletionResult ToResult(Candidate item) =>
        new(Quote(item.Name), item.Name, CompletionResultType.ParameterValue, item.Tip is { Length: > 0 } tip ? tip : item.Name);

    private static string Quote(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && name.Length > 0
        ? name
        : "'" + name.Replace("'", "''") + "'";
}
