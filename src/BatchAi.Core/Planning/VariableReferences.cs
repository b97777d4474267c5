using System.Text;
using System.Text.RegularExpressions;

namespace BatchAi.Core.Planning;

/// <summary>Finds <c>$NAME</c> and <c>${NAME}</c> in a text; any other dollar sign is a plain character.</summary>
internal static class VariableReferences
{
    private static readonly Regex Pattern = new(
        @"\$(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    /// <summary>Makes a plan text of what a person wrote.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="resolve">Gives the plan text that a variable stands for.</param>
    public static string Replace(string text, Func<string, string> resolve)
    {
        var template = new StringBuilder();
        var end = 0;
        foreach (Match match in Pattern.Matches(text))
        {
            template.Append(PlanText.Escape(text.Substring(end, match.Index - end)));
            template.Append(resolve(match.Groups["name"].Value));
            end = match.Index + match.Length;
        }

        return template.Append(PlanText.Escape(text.Substring(end))).ToString();
    }

    /// <summary>The names that a text refers to.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Pattern.Matches(text).Cast<Match>().Select(match => match.Groups["name"].Value);
}
