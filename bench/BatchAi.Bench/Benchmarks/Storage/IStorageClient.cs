namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>Something that works with a server.</summary>
internal interface IStorageClient
{
    /// <summary>What it is called in the table.</summary>
    string Name { get; }

    /// <summary>Does a piece of work, all of it or it fails.</summary>
    /// <returns>How many seconds it took, without any preparation.</returns>
    Task<double> RunAsync(StorageSide side, StorageTask task);
}
