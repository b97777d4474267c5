namespace BatchAi.Service.Hosting.Discovery;

/// <summary>What is known of the service of a data root from outside.</summary>
internal sealed record StatusReport
{
    /// <summary>Whether a service holds the data root.</summary>
    public required bool Running { get; init; }

    /// <summary>Whether it answers; one that starts or ends does not.</summary>
    public required bool Ready { get; init; }

    /// <summary>The folder of its files.</summary>
    public required string DataRoot { get; init; }

    /// <summary>Its process.</summary>
    public int? Pid { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>When it was ready.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How long it has been ready.</summary>
    public double? UptimeSeconds { get; init; }

    /// <summary>Where it serves the API.</summary>
    public string? ManagementEndpoint { get; init; }

    /// <summary>Where it serves blobs.</summary>
    public string? BlobEndpoint { get; init; }

    /// <summary>Where it serves file shares.</summary>
    public string? FileEndpoint { get; init; }

    /// <summary>The file with the bearer token.</summary>
    public string? TokenPath { get; init; }

    /// <summary>The file with the certificate to trust.</summary>
    public string? CaPath { get; init; }

    /// <summary>How many jobs are in each execution state.</summary>
    public IReadOnlyDictionary<string, int>? Jobs { get; init; }

    /// <summary>Asks the service of a data root.</summary>
    /// <exception cref="BatchAiException">One runs and does not answer, though it said that it was ready.</exception>
    internal static async Task<StatusReport> ReadAsync(DataRoot root, CancellationToken cancellationToken)
    {
        if (ServiceLock.HolderOf(root) is not { } process) return new StatusReport { Running = false, Ready = false, DataRoot = root.Path };
        if (ServiceFile.TryRead(root) is not { } service || service.Pid != process) return new StatusReport { Running = true, Ready = false, DataRoot = root.Path, Pid = process };

        using var client = ServiceClient.Create(root, service);
        var status = await client.GetStatusAsync(cancellationToken);
        return new StatusReport
        {
            Running = true,
            Ready = true,
            DataRoot = root.Path,
            Pid = status.Pid,
            Version = status.Version,
            StartTime = status.StartTime,
            UptimeSeconds = status.UptimeSeconds,
            ManagementEndpoint = service.ManagementEndpoint,
            BlobEndpoint = service.BlobEndpoint,
            FileEndpoint = service.FileEndpoint,
            TokenPath = service.TokenPath,
            CaPath = service.CaPath,
            Jobs = status.Jobs,
        };
    }
}
