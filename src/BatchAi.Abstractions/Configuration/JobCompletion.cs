namespace BatchAi;

/// <summary>What a job file leaves open, and whoever submits it fills in.</summary>
public sealed class JobCompletion
{
    /// <summary>The id of the cluster; null for the file's own.</summary>
    public string? ClusterId { get; set; }

    /// <summary>The storage account that placeholders stand for.</summary>
    public string? AccountName { get; set; }

    /// <summary>The key of that account.</summary>
    public string? AccountKey { get; set; }

    /// <summary>Keys of accounts that have none in the file, by the names of the accounts.</summary>
    public IDictionary<string, string>? AccountKeys { get; set; }
}
