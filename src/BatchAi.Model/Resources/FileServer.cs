namespace BatchAi;

/// <summary>An NFS server for jobs and clusters.</summary>
public sealed class FileServer : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The workspace that holds it.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The size of its machine.</summary>
    public string? VmSize { get; set; }

    /// <summary>How many disks it has.</summary>
    public int? DiskCount { get; set; }

    /// <summary>The size of each disk in GB.</summary>
    public int? DiskSizeGB { get; set; }

    /// <summary><c>Standard_LRS</c> or <c>Premium_LRS</c>.</summary>
    public string? StorageSku { get; set; }

    /// <summary><c>none</c>, <c>readonly</c> or <c>readwrite</c>.</summary>
    public string? CachingType { get; set; }

    /// <summary>The folder that it exports.</summary>
    public string? MountPoint { get; set; }

    /// <summary>Its address on the internet.</summary>
    public string? PublicIpAddress { get; set; }

    /// <summary>Its address in its subnet.</summary>
    public string? InternalIpAddress { get; set; }

    /// <summary>The name of the account on it.</summary>
    public string? AdminUserName { get; set; }

    /// <summary>The ARM id of its subnet.</summary>
    public string? SubnetId { get; set; }

    /// <summary>How its creation or deletion stands, e.g. <c>succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When it got into this state, in UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
