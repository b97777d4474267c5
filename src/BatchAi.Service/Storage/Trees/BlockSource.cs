namespace BatchAi.Service.Storage.Trees;

/// <summary>Where a block of a block list is looked for.</summary>
internal enum BlockSource
{
    /// <summary>Among those that were put, else among the blob's own.</summary>
    Latest,

    /// <summary>Among those of the blob as it is.</summary>
    Committed,

    /// <summary>Among those that were put and are not part of the blob.</summary>
    Uncommitted,
}
