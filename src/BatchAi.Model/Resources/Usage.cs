namespace BatchAi;

/// <summary>A counter and its limit in a region.</summary>
public sealed class Usage
{
    /// <summary>What is counted, e.g. <c>Cluster Core Quota</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name that programs use.</summary>
    public string? Id { get; set; }

    /// <summary>How many there are.</summary>
    public long? CurrentValue { get; set; }

    /// <summary>How many there may be.</summary>
    public long? Limit { get; set; }

    /// <summary>The unit, e.g. <c>Count</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>The region.</summary>
    public string? Location { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
