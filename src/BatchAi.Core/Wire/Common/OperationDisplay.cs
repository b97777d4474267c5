namespace BatchAi.Core.Wire;

/// <summary>An operation in words.</summary>
public sealed class OperationDisplay
{
    /// <summary>The provider, <c>Microsoft Batch AI</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>The operation in short.</summary>
    public string? Operation { get; set; }

    /// <summary>The kind of resource.</summary>
    public string? Resource { get; set; }

    /// <summary>The operation in a sentence.</summary>
    public string? Description { get; set; }
}
