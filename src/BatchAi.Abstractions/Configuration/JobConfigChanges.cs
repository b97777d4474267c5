namespace BatchAi;

/// <summary>What is put over a job file before it is judged.</summary>
public sealed class JobConfigChanges
{
    /// <summary>Values for single places, as <c>properties.nodeCount=2</c>.</summary>
    public IReadOnlyList<string>? Overrides { get; set; }

    /// <summary>
    /// JSON in the shape of a job file: its values replace those of the file, and its lists are added to the file's, where an
    /// item takes the place of the one with the same name or id.
    /// </summary>
    public string? Overlay { get; set; }

    /// <summary>The values of a sweep that the job gets; null for a job of its own.</summary>
    public SweepVariant? Variant { get; set; }
}
