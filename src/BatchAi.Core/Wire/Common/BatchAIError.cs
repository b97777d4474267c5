namespace BatchAi.Core.Wire;

/// <summary>An error inside a resource.</summary>
public sealed class BatchAIError
{
    /// <summary>Machine code.</summary>
    public string? Code { get; set; }

    /// <summary>Text.</summary>
    public string? Message { get; set; }

    /// <summary>Name/value pairs.</summary>
    public IList<NameValuePair>? Details { get; set; }
}
