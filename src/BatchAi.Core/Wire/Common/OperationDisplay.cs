namespace BatchAi.Core.Wire;

/// <summary>An operation in words.</summary>
public sealed class OperationDisplay
{
    /// <summary>Microsoft Batch AI.</summary>
    public string? Provider { get; set; }

    /// <summary>Short text.</summary>
    public string? Operation { get; set; }

    /// <summary>Resource text.</summary>
    public string? Resource { get; set; }

    /// <summary>Text.</summary>
    public string? Description { get; set; }
}
