using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Wildcards as parameters have them.</summary>
internal static class Pattern
{
    /// <summary>Reads a pattern, which fits in any case.</summary>
    /// <param name="text">The pattern, e.g. <c>train-*</c>.</param>
    /// <exception cref="BatchAiException">It is none.</exception>
    internal static WildcardPattern Of(string text) => TryRead(text) ?? throw ScopeErrors.NoPattern(text);

    /// <summary>Reads a pattern; null when it is none, e.g. since a bracket is not closed.</summary>
    /// <param name="text">The pattern.</param>
    internal static WildcardPattern? TryRead(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        try
        {
            // PowerShell reads a pattern only when it is used.
            pattern.IsMatch("");
            return pattern;
        }
        catch (Exception error) when (error.GetType().Name == "WildcardPatternException")
        {
            return null;
        }
    }
}
