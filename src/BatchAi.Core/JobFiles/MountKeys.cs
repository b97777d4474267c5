using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>The keys of the storage accounts that are mounted.</summary>
internal static class MountKeys
{
    /// <summary>The accounts that have no key and no reference to one, each once.</summary>
    public static IReadOnlyList<string> Missing(MountVolumes? volumes) => Mounts(volumes)
        .Where(mount => IsOpen(mount.Credentials) && mount.Account is { Length: > 0 })
        .Select(mount => mount.Account!)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToList();

    /// <summary>Gives the mounts without a key that of their account.</summary>
    public static void Fill(MountVolumes? volumes, IDictionary<string, string>? keys)
    {
        foreach (var mount in Mounts(volumes))
        {
            if (IsOpen(mount.Credentials) && mount.Account is { } account && keys?.TryGetValue(account, out var key) == true) mount.Set(new() { AccountKey = key });
        }
    }

    /// <summary>Gives the mounts without credentials empty ones, and takes placeholders away that nothing was put in for.</summary>
    public static void Complete(MountVolumes? volumes)
    {
        foreach (var mount in Mounts(volumes))
        {
            if (IsOpen(mount.Credentials)) mount.Set(new());
        }
    }

    private static bool IsOpen(AzureStorageCredentialsInfo? credentials) =>
        credentials?.AccountKeySecretReference is null && credentials?.AccountKey is null or "" or StorageAccountPlaceholder.KeyText;

    private static IEnumerable<(string? Account, AzureStorageCredentialsInfo? Credentials, Action<AzureStorageCredentialsInfo> Set)> Mounts(MountVolumes? volumes) =>
    [
        .. (volumes?.AzureFileShares ?? []).Select(share => (share.AccountName, share.Credentials, (Action<AzureStorageCredentialsInfo>)(value => share.Credentials = value))),
        .. (volumes?.AzureBlobFileSystems ?? []).Select(container => (container.AccountName, container.Credentials, (Action<AzureStorageCredentialsInfo>)(value => container.Credentials = value))),
    ];
}
