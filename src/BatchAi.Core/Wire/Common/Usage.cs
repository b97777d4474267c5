namespace BatchAi.Core.Wire;

/// <summary>A counter and its limit.</summary>
public sealed class Usage
{
    /// <summary>Always Count.</summary>
    [OneOf("Count")]
    public string? Unit { get; set; }

    /// <summary>Used.</summary>
    public int? CurrentValue { get; set; }

    /// <summary>Allowed.</summary>
    public long? Limit { get; set; }

    /// <summary>Counter.</summary>
    public UsageName? Name { get; set; }
}
