using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Fills in the storage account that files leave open.</summary>
public static class StorageAccountPlaceholder
{
    /// <summary>What stands for the name of the storage account.</summary>
    public const string AccountText = "<AZURE_BATCHAI_STORAGE_ACCOUNT>";

    /// <summary>What stands for the key of the storage account.</summary>
    public const string KeyText = "<AZURE_BATCHAI_STORAGE_KEY>";

    /// <summary>Whether a job cannot be submitted before an account is filled in.</summary>
    /// <param name="job">The job.</param>
    public static bool IsUsedIn(JobCreateParameters job) => IsUsedIn(job.Properties?.MountVolumes);

    /// <summary>Whether the placeholder for the name of an account stands in a job.</summary>
    /// <param name="job">The job.</param>
    public static bool IsAccountOpenIn(JobCreateParameters job) => IsAccountOpenIn(job.Properties?.MountVolumes);

    /// <summary>Whether the placeholder for the name of an account stands in a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    public static bool IsAccountOpenIn(ClusterCreateParameters cluster) => IsAccountOpenIn(cluster.Properties?.NodeSetup?.MountVolumes);

    /// <summary>Whether a cluster cannot be created before an account is filled in.</summary>
    /// <param name="cluster">The cluster.</param>
    public static bool IsUsedIn(ClusterCreateParameters cluster) => IsUsedIn(cluster.Properties?.NodeSetup?.MountVolumes);

    /// <summary>A copy of a job with the account filled in, and with the account of every share that names it only in its URL.</summary>
    /// <param name="job">The job.</param>
    /// <param name="accountName">The name of the account.</param>
    /// <param name="accountKey">The key of the account, for mounts that have none; null leaves keys alone.</param>
    public static JobCreateParameters Replace(JobCreateParameters job, string accountName, string? accountKey = null)
    {
        var copy = WireJson.Copy(job);
        Fill(copy.Properties?.MountVolumes, accountName, accountKey);
        return copy;
    }

    /// <summary>A copy of a cluster with the account filled in, and with the account of every share that names it only in its URL.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="accountName">The name of the account.</param>
    /// <param name="accountKey">The key of the account, for mounts that have none; null leaves keys alone.</param>
    public static ClusterCreateParameters Replace(ClusterCreateParameters cluster, string accountName, string? accountKey = null)
    {
        var copy = WireJson.Copy(cluster);
        Fill(copy.Properties?.NodeSetup?.MountVolumes, accountName, accountKey);
        return copy;
    }

    private static bool IsAccountOpenIn(MountVolumes? volumes) => Texts(volumes).Any(text => text?.Contains(AccountText) == true);

    private static bool IsUsedIn(MountVolumes? volumes) => Texts(volumes).Any(text => text?.Contains(AccountText) == true || text == KeyText);

    private static IEnumerable<string?> Texts(MountVolumes? volumes)
    {
        var shares = (volumes?.AzureFileShares ?? []).SelectMany(share => (string?[])[share.AccountName, share.AzureFileUrl, share.Credentials?.AccountKey]);
        var containers = (volumes?.AzureBlobFileSystems ?? []).SelectMany(container => (string?[])[container.AccountName, container.Credentials?.AccountKey]);
        return shares.Concat(containers);
    }

    private static void Fill(MountVolumes? volumes, string accountName, string? accountKey)
    {
        foreach (var share in volumes?.AzureFileShares ?? [])
        {
            share.AzureFileUrl = share.AzureFileUrl?.Replace(AccountText, accountName);
            share.AccountName = AccountOf(share.AccountName, accountName);
            if (string.IsNullOrEmpty(share.AccountName) && AzureFileUrl.TryParse(share.AzureFileUrl, out var url)) share.AccountName = url.AccountName;
            share.Credentials = Credentials(share.Credentials, share.AccountName == accountName, accountKey);
        }

        foreach (var container in volumes?.AzureBlobFileSystems ?? [])
        {
            container.AccountName = AccountOf(container.AccountName, accountName);
            container.Credentials = Credentials(container.Credentials, container.AccountName == accountName, accountKey);
        }
    }

    private static string? AccountOf(string? given, string accountName) => given == AccountText ? accountName : given;

    private static AzureStorageCredentialsInfo? Credentials(AzureStorageCredentialsInfo? given, bool isAccount, string? accountKey)
    {
        if (accountKey is null || given?.AccountKeySecretReference is not null) return given;
        var isOpen = given?.AccountKey == KeyText || (isAccount && string.IsNullOrEmpty(given?.AccountKey));
        return isOpen ? new() { AccountKey = accountKey } : given;
    }
}
