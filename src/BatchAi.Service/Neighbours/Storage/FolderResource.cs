namespace BatchAi.Service.Neighbours.Storage;

/// <summary>A file share or blob container as ARM shows it.</summary>
internal sealed record FolderResource
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? Etag { get; init; }

    public FolderProperties? Properties { get; init; }
}
