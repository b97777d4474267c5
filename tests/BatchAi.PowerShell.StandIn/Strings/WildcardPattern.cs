using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

/// <summary>A name with wildcards: star, question mark, and ranges in brackets.</summary>
public sealed class WildcardPattern
{
    private const char Escaping = '`';

    private readonly Regex _regex;

    private WildcardPattern(string pattern, WildcardOptions options) => _regex = new(
        Translate(pattern),
        RegexOptions.Singleline | RegexOptions.CultureInvariant | (options.HasFlag(WildcardOptions.IgnoreCase) ? RegexOptions.IgnoreCase : RegexOptions.None),
        TimeSpan.FromSeconds(1));

    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    public static bool ContainsWildcardCharacters(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == Escaping) i++;
            else if (pattern[i] is '*' or '?' or '[' or ']') return true;
        }

        return false;
    }

    public static string Escape(string pattern) => string.Concat(pattern.Select(c => c is '*' or '?' or '[' or ']' or Escaping ? $"{Escaping}{c}" : c.ToString()));

    public static string Unescape(string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == Escaping && i + 1 < pattern.Length) i++;
            text.Append(pattern[i]);
        }

        return text.ToString();
    }

    public bool IsMatch(string input) => _regex.IsMatch(input);

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == Escaping && i + 1 < pattern.Length) regex.Append(Regex.Escape(pattern[++i].ToString()));
            else if (pattern[i] == '[' && pattern.IndexOf(']', i) is > 0 and var end) (_, i) = (regex.Append(pattern.AsSpan(i, end - i + 1)), end);
            else regex.Append(pattern[i] switch { '*' => ".*", '?' => ".", var other => Regex.Escape(other.ToString()) });
        }

        return regex.Append('$').ToString();
    }
}
