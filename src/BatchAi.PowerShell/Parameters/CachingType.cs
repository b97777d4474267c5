namespace BatchAi;

/// <summary>How the disks of a file server are cached.</summary>
public enum CachingType
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>What is read.</summary>
    ReadOnly,

    /// <summary>What is read and written.</summary>
    ReadWrite,
}
