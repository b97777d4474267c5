using System.Buffers.Text;
using System.Text;
using BatchAi.Service.Api.Http;

namespace BatchAi.Service.Storage.Accounts;

/// <summary>A storage account that a service is to have from its start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its keys, at most two; none for such as the service makes.</param>
internal sealed record AccountChoice(string Name, IReadOnlyList<string> Keys)
{
    /// <summary>The variable of the environment that holds accounts.</summary>
    internal const string Variable = "BATCHAI_ACCOUNTS";

    private const int MostKeys = 2;

    /// <summary>Reads <c>name</c>, <c>name:key</c> or <c>name:key1:key2</c>.</summary>
    /// <exception cref="BatchAiException">It is none of them. The words tell the name, never a key.</exception>
    internal static AccountChoice Parse(string text)
    {
        var parts = text.Trim().Split(':');
        var (name, keys) = (parts[0], parts[1..]);
        if (!ArmNames.IsStorageAccount(name)) throw new BatchAiException("AccountInvalid", "The name of a storage account has 3 to 24 lower-case letters and digits.", "Write name, or name:key.");
        return keys.Length <= MostKeys && keys.All(IsKey)
            ? new AccountChoice(name, keys)
            : throw new BatchAiException("AccountKeyInvalid", $"The keys given for the storage account '{name}' are not Base64, or more than {MostKeys}.", "Write name:key with a key such as 'head -c 64 /dev/urandom | base64 -w 0' makes, or the name alone for a new one.");
    }

    /// <summary>Reads accounts of which each is on a line, or between semicolons. What follows a # at a line's begin is a comment.</summary>
    internal static IEnumerable<AccountChoice> ParseAll(string text) =>
        text.Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(';')).Where(part => !string.IsNullOrWhiteSpace(part)).Select(Parse);

    /// <summary>Accounts as the variable holds them.</summary>
    internal static string WriteAll(IEnumerable<AccountChoice> accounts) => string.Join(';', accounts.Select(account => string.Join(':', account.Keys.Prepend(account.Name))));

    private static bool IsKey(string key) => key.Length > 0 && Base64.IsValid(Encoding.UTF8.GetBytes(key));
}
