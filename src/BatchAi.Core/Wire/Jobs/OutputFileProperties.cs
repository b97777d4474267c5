namespace BatchAi.Core.Wire;

/// <summary>Facts of an output file.</summary>
public sealed class OutputFileProperties
{
    /// <summary>When the file was last written, UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? ContentLength { get; set; }
}
