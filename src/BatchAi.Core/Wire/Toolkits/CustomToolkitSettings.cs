namespace BatchAi.Core.Wire;

/// <summary>Any command line, run once.</summary>
public sealed class CustomToolkitSettings
{
    /// <summary>Shell command line, run once on the first node.</summary>
    public string? CommandLine { get; set; }
}
