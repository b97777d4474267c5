namespace BatchAi.Core.Wire;

/// <summary>An Application Insights component.</summary>
public sealed class AppInsightsReference
{
    /// <summary>The component, by ARM id.</summary>
    [Required]
    public ResourceId? Component { get; set; }

    /// <summary>Plain key; exactly one of it and instrumentationKeySecretReference is given.</summary>
    [Secret]
    public string? InstrumentationKey { get; set; }

    /// <summary>Key vault reference in place of the plain key.</summary>
    [Secret]
    public KeyVaultSecretReference? InstrumentationKeySecretReference { get; set; }
}
