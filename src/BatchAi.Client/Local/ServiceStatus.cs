namespace BatchAi.Client.Local;

/// <summary>How a local service fares, as it says itself.</summary>
internal sealed class ServiceStatus
{
    public int Pid { get; set; }

    public string? Version { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public Dictionary<string, int>? Jobs { get; set; }
}
