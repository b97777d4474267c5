namespace BatchAi.Core.Wire;

/// <summary>SSH access to a file server.</summary>
public sealed class SshConfiguration
{
    /// <summary>Address ranges that may connect, at most 400; all when absent.</summary>
    public IList<string>? PublicIPsToAllow { get; set; }

    /// <summary>Administrator account of the server.</summary>
    [Required]
    public UserAccountSettings? UserAccountSettings { get; set; }
}
