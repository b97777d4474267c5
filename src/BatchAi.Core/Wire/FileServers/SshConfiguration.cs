namespace BatchAi.Core.Wire;

/// <summary>SSH access to a file server.</summary>
public sealed class SshConfiguration
{
    /// <summary>Source ranges, default *, at most 400.</summary>
    public IList<string>? PublicIPsToAllow { get; set; }

    /// <summary>Admin account.</summary>
    [Required]
    public UserAccountSettings? UserAccountSettings { get; set; }
}
