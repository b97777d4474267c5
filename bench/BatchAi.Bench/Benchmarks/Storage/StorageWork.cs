namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>What a client does to a server.</summary>
internal enum StorageWork
{
    /// <summary>Makes the container or share.</summary>
    Create,

    /// <summary>Puts one large blob or file.</summary>
    LargeUp,

    /// <summary>Reads it.</summary>
    LargeDown,

    /// <summary>Puts many small ones, some at once.</summary>
    SmallUp,

    /// <summary>Lists them.</summary>
    SmallList,

    /// <summary>Reads each of them, some at once.</summary>
    SmallDown,
}
