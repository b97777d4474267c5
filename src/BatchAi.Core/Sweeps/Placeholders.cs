using System.Text.RegularExpressions;

namespace BatchAi.Core.Sweeps;

/// <summary>
/// Puts values in the place of <c>{name}</c>. <c>${name}</c> is left to the shell, <c>{{name}}</c> becomes <c>{name}</c>, and
/// braces around anything that is no parameter stay as they are.
/// </summary>
internal static class Placeholders
{
    private static readonly Regex Pattern = new(
        @"(?<shell>\$)?\{(?<twice>\{)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\}(?(twice)\})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    /// <summary>Puts in the values.</summary>
    /// <param name="text">The text.</param>
    /// <param name="find">Gives the value of a parameter; null for what is none.</param>
    public static string Replace(string text, Func<string, string?> find) => !text.Contains('{') ? text : Pattern.Replace(text, match =>
    {
        if (match.Groups["shell"].Success || find(match.Groups["name"].Value) is not { } value) return match.Value;
        return match.Groups["twice"].Success ? $"{{{match.Groups["name"].Value}}}" : value;
    });

    /// <summary>The names that stand in braces for a value, parameters or not.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> Names(string text) => !text.Contains('{') ? [] : Pattern.Matches(text).Cast<Match>()
        .Where(match => !match.Groups["shell"].Success && !match.Groups["twice"].Success)
        .Select(match => match.Groups["name"].Value);
}
