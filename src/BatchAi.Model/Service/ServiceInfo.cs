namespace BatchAi;

/// <summary>The service of a data root on this machine, and how it fares.</summary>
public sealed class ServiceInfo
{
    /// <summary><c>stopped</c>, <c>starting</c> (or ending) or <c>running</c>.</summary>
    public string State { get; set; } = "";

    /// <summary>The folder of its files.</summary>
    public string DataRoot { get; set; } = "";

    /// <summary>Its process.</summary>
    public int? ProcessId { get; set; }

    /// <summary>Its version.</summary>
    public string? Version { get; set; }

    /// <summary>When it was ready, in UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>Where it serves the API.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Where it serves containers.</summary>
    public string? BlobEndpoint { get; set; }

    /// <summary>Where it serves file shares.</summary>
    public string? FileEndpoint { get; set; }

    /// <summary>The file with its token.</summary>
    public string? TokenPath { get; set; }

    /// <summary>The file with the certificate to trust.</summary>
    public string? CaCertificatePath { get; set; }

    /// <summary>How many jobs are in each execution state.</summary>
    public IDictionary<string, int>? JobCount { get; set; }

    /// <summary>The endpoint, or the state where there is none.</summary>
    public override string ToString() => Endpoint ?? State;
}
