namespace BatchAi.Core.Wire;

/// <summary>The body of an error answer.</summary>
public sealed class CloudError
{
    /// <summary>What went wrong.</summary>
    public CloudErrorBody? Error { get; set; }
}
