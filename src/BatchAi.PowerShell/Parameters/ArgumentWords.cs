using System.Text.RegularExpressions;

namespace BatchAi.Parameters;

/// <summary>Makes one text of arguments for a script, which a shell on the node takes apart again.</summary>
internal static class ArgumentWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Regex Plain = new(@"\A[A-Za-z0-9_=+./:,@%-]+\z", RegexOptions.CultureInvariant, Patience);

    // Between double quotes a shell still expands variables, which $AZ_BATCHAI_… needs; \$ stays a dollar.
    private static readonly Regex Special = new(@"\\(?!\$)|[""`]", RegexOptions.CultureInvariant, Patience);

    /// <summary>One text stays as it is; of several, each is one argument to the script.</summary>
    /// <param name="words">The arguments; null when there are none.</param>
    internal static string? Join(string[]? words) => words is null or { Length: 1 } ? words?[0] : string.Join(" ", words.Select(Quote));

    private static string Quote(string word) => Plain.IsMatch(word) ? word : '"' + Special.Replace(word, @"\$0") + '"';
}
