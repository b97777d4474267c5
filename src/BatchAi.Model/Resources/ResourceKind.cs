namespace BatchAi;

/// <summary>What a resource is.</summary>
public enum ResourceKind
{
    /// <summary>A subscription.</summary>
    Subscription,

    /// <summary>A resource group.</summary>
    ResourceGroup,

    /// <summary>A workspace.</summary>
    Workspace,

    /// <summary>A cluster.</summary>
    Cluster,

    /// <summary>A file server.</summary>
    FileServer,

    /// <summary>An experiment.</summary>
    Experiment,

    /// <summary>A job.</summary>
    Job,

    /// <summary>A storage account.</summary>
    StorageAccount,

    /// <summary>A file share of a storage account.</summary>
    FileShare,

    /// <summary>A blob container of a storage account.</summary>
    Container,
}
