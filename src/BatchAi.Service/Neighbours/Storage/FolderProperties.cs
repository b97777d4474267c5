namespace BatchAi.Service.Neighbours.Storage;

/// <summary>What is to be known of a file share or blob container.</summary>
internal sealed record FolderProperties
{
    public DateTime? LastModifiedTime { get; init; }

    /// <summary>How large a share may become, in GiB.</summary>
    public int? ShareQuota { get; init; }

    public string? EnabledProtocols { get; init; }

    public string? PublicAccess { get; init; }

    public string? LeaseStatus { get; init; }

    public string? LeaseState { get; init; }
}
