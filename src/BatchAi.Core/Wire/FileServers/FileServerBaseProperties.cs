namespace BatchAi.Core.Wire;

/// <summary>What a client may say of a file server.</summary>
public class FileServerBaseProperties
{
    /// <summary>VM size of the NFS node.</summary>
    [Required]
    public string? VmSize { get; set; }

    /// <summary>SSH access.</summary>
    [Required]
    public SshConfiguration? SshConfiguration { get; set; }

    /// <summary>Disks.</summary>
    [Required]
    public DataDisks? DataDisks { get; set; }

    /// <summary>Existing subnet; otherwise a new vnet+subnet is created in the user's subscription.</summary>
    public ResourceId? Subnet { get; set; }
}
