namespace BatchAi.Service.Hosting.Discovery;

/// <summary>How a service fares, as it says itself.</summary>
internal sealed record ServiceStatus
{
    /// <summary>The service's process.</summary>
    public required int Pid { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>When it was ready.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>How long it has been ready.</summary>
    public required double UptimeSeconds { get; init; }

    /// <summary>How many jobs are in each execution state.</summary>
    public required IReadOnlyDictionary<string, int> Jobs { get; init; }
}
