namespace BatchAi.Core.Wire;

/// <summary>A secret kept in a key vault.</summary>
public sealed class KeyVaultSecretReference
{
    /// <summary>ARM id of the vault.</summary>
    [Required]
    public ResourceId? SourceVault { get; set; }

    /// <summary>URL of the form https://&lt;vault&gt;.vault.azure.net/secrets/&lt;name&gt;[/&lt;version&gt;].</summary>
    [Required]
    public string? SecretUrl { get; set; }
}
