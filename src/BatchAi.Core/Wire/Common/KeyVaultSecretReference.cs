namespace BatchAi.Core.Wire;

/// <summary>A secret kept in a key vault.</summary>
public sealed class KeyVaultSecretReference
{
    /// <summary>The vault, by ARM id.</summary>
    [Required]
    public ResourceId? SourceVault { get; set; }

    /// <summary>URL of the form https://&lt;vault&gt;.vault.azure.net/secrets/&lt;name&gt;[/&lt;version&gt;].</summary>
    [Required]
    public string? SecretUrl { get; set; }
}
