namespace BatchAi.Core.Wire;

/// <summary>An error inside a resource.</summary>
public sealed class BatchAIError
{
    /// <summary>Stable code.</summary>
    public string? Code { get; set; }

    /// <summary>The error in words.</summary>
    public string? Message { get; set; }

    /// <summary>Named details.</summary>
    public IList<NameValuePair>? Details { get; set; }
}
