namespace BatchAi.Service.Neighbours.Storage;

/// <summary>What is to be known of a file share or blob container.</summary>
internal sealed record FolderProperties
{
    public DateTime LastModifiedTime { get; init; }

    /// <summary>The size of a share in GiB, as large as Azure's default; nothing enforces it.</summary>
    public int? ShareQuota { get; init; }

    public string? EnabledProtocols { get; init; }

    public string? PublicAccess { get; init; }

    public string? LeaseStatus { get; init; }

    public string? LeaseState { get; init; }
}
