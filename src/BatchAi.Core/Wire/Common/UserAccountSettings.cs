namespace BatchAi.Core.Wire;

/// <summary>The administrator account of a node.</summary>
public sealed class UserAccountSettings
{
    /// <summary>Account name.</summary>
    [Required]
    public string? AdminUserName { get; set; }

    /// <summary>OpenSSH public key; it is reported back.</summary>
    public string? AdminUserSshPublicKey { get; set; }

    /// <summary>Write-only; never returned. Key or password must be present (enforced by the CLI).</summary>
    [Secret]
    public string? AdminUserPassword { get; set; }
}
