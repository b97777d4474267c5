namespace BatchAi.Core.Wire;

/// <summary>A login for a private registry.</summary>
public sealed class PrivateRegistryCredentials
{
    /// <summary>User.</summary>
    [Required]
    public string? Username { get; set; }

    /// <summary>Plain password; exactly one of password and reference is given.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>Key vault reference in place of the plain value.</summary>
    [Secret]
    public KeyVaultSecretReference? PasswordSecretReference { get; set; }
}
