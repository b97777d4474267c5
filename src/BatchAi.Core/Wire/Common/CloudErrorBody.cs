namespace BatchAi.Core.Wire;

/// <summary>What went wrong with a request.</summary>
public sealed class CloudErrorBody
{
    /// <summary>Stable code.</summary>
    public string? Code { get; set; }

    /// <summary>The error in words.</summary>
    public string? Message { get; set; }

    /// <summary>What the error is about.</summary>
    public string? Target { get; set; }

    /// <summary>The errors behind this one.</summary>
    public IList<CloudErrorBody>? Details { get; set; }
}
