namespace BatchAi.Core.Wire;

/// <summary>A login for a private registry.</summary>
public sealed class PrivateRegistryCredentials
{
    /// <summary>User name.</summary>
    [Required]
    public string? Username { get; set; }

    /// <summary>Plain password; exactly one of it and passwordSecretReference is given.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>Key vault reference in place of the plain password.</summary>
    [Secret]
    public KeyVaultSecretReference? PasswordSecretReference { get; set; }
}
