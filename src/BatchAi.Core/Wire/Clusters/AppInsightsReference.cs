namespace BatchAi.Core.Wire;

/// <summary>An Application Insights component.</summary>
public sealed class AppInsightsReference
{
    /// <summary>ARM id of the component.</summary>
    [Required]
    public ResourceId? Component { get; set; }

    /// <summary>Plain key; exactly one of key and reference is given.</summary>
    [Secret]
    public string? InstrumentationKey { get; set; }

    /// <summary>Key vault reference in place of the plain value.</summary>
    [Secret]
    public KeyVaultSecretReference? InstrumentationKeySecretReference { get; set; }
}
