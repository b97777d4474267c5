namespace BatchAi.Service.Storage.Remote;

/// <summary>A request to another service's share or container.</summary>
/// <param name="Method">The method.</param>
/// <param name="Name">What it is for, decoded; empty for the share or container itself.</param>
/// <param name="Query">The query, encoded, without its question mark.</param>
internal sealed record RemoteRequest(HttpMethod Method, string Name, string Query = "")
{
    /// <summary>Headers besides those that every request has.</summary>
    internal IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    internal ReadOnlyMemory<byte> Body { get; init; }
}
