namespace BatchAi.Core.Wire;

/// <summary>Facts of an output file.</summary>
public sealed class OutputFileProperties
{
    /// <summary>UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Bytes.</summary>
    public long? ContentLength { get; set; }
}
