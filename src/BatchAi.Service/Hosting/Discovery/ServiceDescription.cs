namespace BatchAi.Service.Hosting.Discovery;

/// <summary>What <c>service.json</c> tells a client.</summary>
internal sealed record ServiceDescription
{
    /// <summary>The service's process.</summary>
    public required int Pid { get; init; }

    /// <summary>When it was ready.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Where it serves the API.</summary>
    public required string ManagementEndpoint { get; init; }

    /// <summary>Where it serves blobs; none when it does not.</summary>
    public string? BlobEndpoint { get; init; }

    /// <summary>Where it serves file shares; none when it does not.</summary>
    public string? FileEndpoint { get; init; }

    /// <summary>The file with the bearer token.</summary>
    public required string TokenPath { get; init; }

    /// <summary>The file with the certificate to trust.</summary>
    public required string CaPath { get; init; }
}
