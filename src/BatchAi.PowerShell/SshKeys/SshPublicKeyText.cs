namespace BatchAi.SshKeys;

/// <summary>Public keys of SSH as text.</summary>
internal static class SshPublicKeyText
{
    private static readonly string[] Kinds = ["ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"];

    /// <summary>The key in one line; null when the text is none.</summary>
    internal static string? Read(string text)
    {
        var line = text.Trim();
        var words = line.Split(' ');
        return words.Length >= 2 && !line.Contains('\n') && Kinds.Contains(words[0]) && IsKeyOf(words[1], words[0]) ? line : null;
    }

    // The key itself says its kind, too: a length in four bytes, and the name.
    private static bool IsKeyOf(string base64, string kind)
    {
        try
        {
            var key = Convert.FromBase64String(base64);
            return key.Length > 4 + kind.Length && key[3] == kind.Length && System.Text.Encoding.ASCII.GetString(key, 4, kind.Length) == kind;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
