namespace BatchAi.Service.Hosting;

/// <summary>What a service answers to.</summary>
/// <param name="Token">The bearer token of its clients.</param>
/// <param name="ManagementEndpoint">Where it serves the API.</param>
/// <param name="BlobEndpoint">Where blobs are served.</param>
/// <param name="FileEndpoint">Where file shares are served.</param>
internal sealed record ServiceIdentity(string Token, Uri ManagementEndpoint, Uri BlobEndpoint, Uri FileEndpoint)
{
    /// <summary>More names and addresses by which clients call it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}
