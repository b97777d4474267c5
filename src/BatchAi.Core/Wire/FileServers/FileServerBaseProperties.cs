namespace BatchAi.Core.Wire;

/// <summary>What a client may say of a file server.</summary>
public class FileServerBaseProperties
{
    /// <summary>VM size of the server.</summary>
    [Required]
    public string? VmSize { get; set; }

    /// <summary>SSH access.</summary>
    [Required]
    public SshConfiguration? SshConfiguration { get; set; }

    /// <summary>Disks of the server.</summary>
    [Required]
    public DataDisks? DataDisks { get; set; }

    /// <summary>Existing subnet; a new one is made when absent.</summary>
    public ResourceId? Subnet { get; set; }
}
