namespace BatchAi;

/// <summary>Storage accounts and their keys.</summary>
public interface IStorageAccounts
{
    /// <summary>Gets one; throws <c>StorageAccountNotFound</c> when it is not there.</summary>
    /// <param name="account">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StorageAccount> GetAsync(ResourcePath account, CancellationToken cancellationToken);

    /// <summary>Gets a page.</summary>
    /// <param name="parent">A resource group, or a subscription for all of its groups.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<StorageAccount>> ListAsync(ResourcePath parent, string? next, CancellationToken cancellationToken);

    /// <summary>Finds one by its name, which is unique in all groups; null when there is none.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StorageAccount?> FindAsync(ResourcePath subscription, string name, CancellationToken cancellationToken);

    /// <summary>Makes one, and waits until it can be used.</summary>
    /// <param name="account">Its path.</param>
    /// <param name="sku">Its kind of replication.</param>
    /// <param name="location">Its region.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StorageAccount> CreateAsync(ResourcePath account, string sku, string location, CancellationToken cancellationToken);

    /// <summary>Removes one and everything in it.</summary>
    /// <param name="account">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath account, CancellationToken cancellationToken);

    /// <summary>Gets its keys.</summary>
    /// <param name="account">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<StorageAccountKey>> GetKeysAsync(ResourcePath account, CancellationToken cancellationToken);

    /// <summary>Makes a new key in place of an old one.</summary>
    /// <param name="account">Its path.</param>
    /// <param name="keyName">The name of the key, e.g. <c>key1</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StorageAccountKey> NewKeyAsync(ResourcePath account, string keyName, CancellationToken cancellationToken);
}
