using System.Text;

namespace BatchAi.Core.Planning;

/// <summary>Writes words of shell scripts.</summary>
internal static class ShellWord
{
    private const string SafePunctuation = "_-./:@%+=,";

    /// <summary>
    /// Quotes a path unless it is safe as it is or quoted already. Variables still expand, and stay one word whatever
    /// they hold; a leading <c>~/</c> keeps its meaning.
    /// </summary>
    /// <param name="path">The path as a person wrote it.</param>
    public static string Of(string path)
    {
        if (path.All(IsSafe) || IsQuoted(path)) return path;
        return path.StartsWith("~/", StringComparison.Ordinal) ? "~/" + Of(path.Substring(2)) : Quote(path);
    }

    /// <summary>Quotes a text so that a shell takes every character as it is.</summary>
    /// <param name="text">Any text.</param>
    public static string Literal(string text) => "'" + text.Replace("'", "'\\''") + "'";

    /// <summary>Whether a shell can have a variable of this name.</summary>
    /// <param name="name">The name.</param>
    public static bool IsName(string name) =>
        name.Length > 0 && name[0] is not (>= '0' and <= '9') && name.All(c => c is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));

    private static bool IsSafe(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || SafePunctuation.IndexOf(c) >= 0;

    private static bool IsQuoted(string path) =>
        path.Length > 1 && path[0] is '"' or '\'' && path[path.Length - 1] == path[0];

    private static string Quote(string path)
    {
        var word = new StringBuilder("\"", path.Length + 2);
        foreach (var c in path)
        {
            if (c is '"' or '`' or '\\') word.Append('\\');
            word.Append(c);
        }

        return word.Append('"').ToString();
    }
}
