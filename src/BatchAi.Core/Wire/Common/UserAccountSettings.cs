namespace BatchAi.Core.Wire;

/// <summary>The administrator account of a node.</summary>
public sealed class UserAccountSettings
{
    /// <summary>The account's name.</summary>
    [Required]
    public string? AdminUserName { get; set; }

    /// <summary>OpenSSH public key; it is reported back.</summary>
    public string? AdminUserSshPublicKey { get; set; }

    /// <summary>Password; key or password has to be given.</summary>
    [Secret]
    public string? AdminUserPassword { get; set; }
}
