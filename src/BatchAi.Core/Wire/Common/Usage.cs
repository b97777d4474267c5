namespace BatchAi.Core.Wire;

/// <summary>A counter and its limit.</summary>
public sealed class Usage
{
    /// <summary>Unit of the counter, always <c>Count</c>.</summary>
    [OneOf("Count")]
    public string? Unit { get; set; }

    /// <summary>How much is used.</summary>
    public int? CurrentValue { get; set; }

    /// <summary>How much is allowed.</summary>
    public long? Limit { get; set; }

    /// <summary>The counter's name.</summary>
    public UsageName? Name { get; set; }
}
