namespace BatchAi.Core.Wire;

/// <summary>What went wrong with a request.</summary>
public sealed class CloudErrorBody
{
    /// <summary>Machine code.</summary>
    public string? Code { get; set; }

    /// <summary>Text.</summary>
    public string? Message { get; set; }

    /// <summary>Offending item.</summary>
    public string? Target { get; set; }

    /// <summary>Nested errors.</summary>
    public IList<CloudErrorBody>? Details { get; set; }
}
