namespace BatchAi;

/// <summary>A directory for what a job writes.</summary>
public sealed class OutputDirectory
{
    /// <summary>Its id; the job finds it as <c>AZ_BATCHAI_OUTPUT_</c> and the id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The folder under which it is made.</summary>
    public string? PathPrefix { get; set; }

    /// <summary>The folder below the job's own.</summary>
    public string? PathSuffix { get; set; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
