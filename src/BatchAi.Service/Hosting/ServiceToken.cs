using System.Security.Cryptography;

namespace BatchAi.Service.Hosting;

/// <summary>The bearer token of a data root: made once, and kept owner-only.</summary>
internal static class ServiceToken
{
    private const int Length = 64;

    /// <summary>The token, made where there is none.</summary>
    /// <exception cref="BatchAiException">The file holds something else.</exception>
    internal static string ReadOrCreate(DataRoot root)
    {
        if (!File.Exists(root.Token)) OwnerOnly.ReplaceText(root.Token, RandomNumberGenerator.GetHexString(Length, lowercase: true), durable: true);
        OwnerOnly.Restrict(root.Token);
        return Read(root);
    }

    /// <summary>The token of a service that runs.</summary>
    /// <exception cref="BatchAiException">There is none.</exception>
    internal static string Read(DataRoot root)
    {
        var token = File.Exists(root.Token) ? File.ReadAllText(root.Token).Trim() : "";
        return IsToken(token)
            ? token
            : throw new BatchAiException("TokenInvalid", $"'{root.Token}' holds no token of {Length} hexadecimal characters.", "Delete the file, and start the service again; clients then need the new token.");
    }

    private static bool IsToken(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
