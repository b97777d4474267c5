namespace BatchAi.Completion;

/// <summary>Completes the kinds of replication that storage accounts have.</summary>
public sealed class StorageSkuCompleter() : FixedCompleter("Standard_LRS", "Standard_GRS", "Standard_RAGRS", "Standard_ZRS", "Premium_LRS");
