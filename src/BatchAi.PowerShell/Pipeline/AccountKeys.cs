using System.Net;

namespace BatchAi.Pipeline;

/// <summary>Looks up the keys of storage accounts that something is to be mounted of.</summary>
internal static class AccountKeys
{
    /// <summary>The first key of each account.</summary>
    /// <param name="accounts">Where accounts are.</param>
    /// <param name="subscription">The subscription.</param>
    /// <param name="names">The accounts' names.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="BatchAiException"><c>StorageKeyRequired</c>: an account is not in the subscription.</exception>
    internal static async Task<IDictionary<string, string>> FindAsync(IStorageAccounts accounts, ResourcePath subscription, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var account = await accounts.FindAsync(subscription, name, cancellationToken) ?? throw JobErrors.NoKey(name);
            var found = await accounts.GetKeysAsync(ResourcePath.TryParse(account.ResourceId)!, cancellationToken);
            keys[name] = new NetworkCredential("", found[0].Value).Password;
        }

        return keys;
    }
}
