namespace BatchAi.Core.Wire;

/// <summary>The name of a counter.</summary>
public sealed class UsageName
{
    /// <summary>Counter name.</summary>
    public string? Value { get; set; }

    /// <summary>Same.</summary>
    public string? LocalizedValue { get; set; }
}
