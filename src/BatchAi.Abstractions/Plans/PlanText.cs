using System.Text;

namespace BatchAi;

/// <summary>
/// The texts of a plan: literals and symbols. A symbol stands in braces, e.g. <c>{node.root}</c>; a brace that
/// is meant as such is doubled.
/// </summary>
public static class PlanText
{
    /// <summary>Makes a text literal, whatever braces it holds.</summary>
    /// <param name="text">The text as a person wrote it.</param>
    public static string Escape(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        return text.Replace("{", "{{").Replace("}", "}}");
    }

    /// <summary>Writes a symbol.</summary>
    /// <param name="name">The symbol's name, e.g. <c>node.root</c>.</param>
    public static string Symbol(string name) => "{" + name + "}";

    /// <summary>Replaces every symbol and undoes the doubling of braces.</summary>
    /// <param name="template">The plan's text.</param>
    /// <param name="resolve">Gives the text that a symbol stands for.</param>
    /// <exception cref="FormatException">A brace is open or stands alone.</exception>
    public static string Bind(string template, Func<string, string> resolve)
    {
        if (template is null) throw new ArgumentNullException(nameof(template));
        if (resolve is null) throw new ArgumentNullException(nameof(resolve));
        if (template.IndexOfAny(Braces) < 0) return template;

        var text = new StringBuilder(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is not ('{' or '}')) text.Append(c);
            else if (i + 1 < template.Length && template[i + 1] == c) text.Append(template[i++]);
            else if (c == '}') throw new FormatException($"A closing brace stands alone at {i} in '{template}'.");
            else i = AppendSymbol(template, i, resolve, text);
        }

        return text.ToString();
    }

    /// <summary>The names of the symbols in a text, in the order in which they stand there.</summary>
    /// <param name="template">The plan's text.</param>
    /// <exception cref="FormatException">A brace is open or stands alone.</exception>
    public static IReadOnlyList<string> SymbolsIn(string template)
    {
        var names = new List<string>();
        Bind(template, name =>
        {
            names.Add(name);
            return "";
        });
        return names;
    }

    private static readonly char[] Braces = ['{', '}'];

    private static int AppendSymbol(string template, int open, Func<string, string> resolve, StringBuilder text)
    {
        var close = template.IndexOf('}', open);
        if (close < 0) throw new FormatException($"The brace at {open} is never closed in '{template}'.");
        text.Append(resolve(template.Substring(open + 1, close - open - 1)));
        return close;
    }
}
