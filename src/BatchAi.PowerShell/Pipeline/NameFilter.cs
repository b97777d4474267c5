using System.Management.Automation;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>Names that a getter was asked for, some of them with wildcards.</summary>
internal sealed class NameFilter
{
    private readonly List<WildcardPattern> _patterns = [];

    /// <summary>Reads what <c>-Name</c> says.</summary>
    /// <param name="names">The names; null or none for everything.</param>
    internal NameFilter(string[]? names)
    {
        IsEverything = names is null or { Length: 0 };
        foreach (var name in names ?? [])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name)) _patterns.Add(Pattern.Of(name));
            else Literals.Add(WildcardPattern.Unescape(name));
        }
    }

    /// <summary>Names without wildcards: each must be there.</summary>
    internal List<string> Literals { get; } = [];

    /// <summary>Whether a list has to be read.</summary>
    internal bool NeedsList => IsEverything || _patterns.Count > 0;

    private bool IsEverything { get; }

    /// <summary>Whether an item of the list is wanted.</summary>
    internal bool Matches(string name) => IsEverything || _patterns.Exists(pattern => pattern.IsMatch(name));
}
