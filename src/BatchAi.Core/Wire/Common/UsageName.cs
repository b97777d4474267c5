namespace BatchAi.Core.Wire;

/// <summary>The name of a counter.</summary>
public sealed class UsageName
{
    /// <summary>The counter's name.</summary>
    public string? Value { get; set; }

    /// <summary>The counter's name for people.</summary>
    public string? LocalizedValue { get; set; }
}
