using BatchAi.HelpBuilder.Cmdlets;

namespace BatchAi.HelpBuilder.Pages;

/// <summary>Compares a page with the cmdlet that it is about.</summary>
internal static class PageCheck
{
    /// <summary>What the page says too much and too little.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cmdlet">The cmdlet; null when there is none of this name.</param>
    public static IEnumerable<PageFault> Compare(HelpPage page, Cmdlet? cmdlet)
    {
        if (cmdlet is null) return [new PageFault(page.File, 1, $"There is no cmdlet '{page.Name}'.")];
        var said = page.Parameters.Select(entry => entry.Title).ToHashSet(StringComparer.Ordinal);
        var known = cmdlet.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var missing = cmdlet.Parameters.Where(parameter => !said.Contains(parameter.Name) && parameter.CommonText is null)
            .Select(parameter => new PageFault(page.File, 1, $"The parameter '-{parameter.Name}' is missing."));
        var unknown = page.Parameters.Where(entry => !known.Contains(entry.Title))
            .Select(entry => new PageFault(page.File, entry.Line, $"'{page.Name}' has no parameter '-{entry.Title}'."));
        return missing.Concat(unknown);
    }
}
