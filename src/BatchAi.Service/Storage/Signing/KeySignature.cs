using System.Security.Cryptography;
using System.Text;
using BatchAi.Service.Neighbours.Storage;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Signatures with a storage account's keys.</summary>
internal static class KeySignature
{
    /// <summary>Signs a text.</summary>
    internal static string Of(string text, StorageKey key) => Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key.Value!), Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a signature is that of a text with one of an account's keys; takes the same time for every wrong one.</summary>
    internal static bool IsOf(string text, StoredAccount account, string signature)
    {
        var given = Encoding.UTF8.GetBytes(signature);
        var isRight = false;
        foreach (var key in account.Keys) isRight |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(text, key)), given);
        return isRight;
    }
}
