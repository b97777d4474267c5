namespace BatchAi.Service.State;

/// <summary>What a resource is. The numbers are stored: they never change.</summary>
internal enum ResourceKind
{
    ResourceGroup = 1,
    Workspace = 2,
    Cluster = 3,
    FileServer = 4,
    Experiment = 5,
    Job = 6,
    StorageAccount = 7,
}
