using System.Text.RegularExpressions;

namespace BatchAi.Diagnostics;

/// <summary>Takes out of a text what is nobody else's business: keys, tokens, signatures, passwords, and the name of the user's home.</summary>
internal static class Redaction
{
    private const string Gone = "***";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Regex[] Secrets =
    [
        Pattern(@"(?<=\bsig=)[^&\s""']+"),
        Pattern(@"(?<=\bBearer\s+)[A-Za-z0-9._~+/=-]+"),
        Pattern(@"(?<=\bSharedKey\s+[^:\s]+:)[A-Za-z0-9+/=]+"),
        Pattern(@"(?<=\b(account_?key|password|secret|token)\b[""']?\s*[:=]\s*[""']?)[^\s""',;}]+"),
        Pattern(@"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"),
        Pattern(@"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}=="),
        Pattern(@"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"),
        Pattern(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----"),
    ];

    /// <summary>The text without it.</summary>
    internal static string Apply(string text)
    {
        foreach (var secret in Secrets) text = secret.Replace(text, Gone);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 1 ? text.Replace(home, "~") : text;
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
}
