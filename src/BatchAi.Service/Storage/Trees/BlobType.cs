namespace BatchAi.Service.Storage.Trees;

/// <summary>How a blob was made. A file that a job made has none, and is served as a block blob.</summary>
internal enum BlobType
{
    /// <summary>Not made as a blob.</summary>
    None,

    /// <summary>Written whole or in blocks.</summary>
    Block,

    /// <summary>Only ever appended to.</summary>
    Append,
}
