namespace BatchAi.Completion;

/// <summary>Completes the names of the keys that storage accounts have.</summary>
public sealed class KeyNameCompleter() : FixedCompleter("key1", "key2");
