namespace BatchAi;

/// <summary>What a connection leads to, without its secrets.</summary>
public sealed class ConnectionInfo
{
    /// <summary>What it leads to.</summary>
    public ConnectionKind Kind { get; set; }

    /// <summary>The URL of the management endpoint.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The subscription.</summary>
    public string SubscriptionId { get; set; } = "";

    /// <summary>The tenant; none but for Azure.</summary>
    public string? TenantId { get; set; }

    /// <summary>Who is signed in: a name or an id.</summary>
    public string? Account { get; set; }

    /// <summary>The cloud, e.g. <c>AzureCloud</c>; none but for Azure.</summary>
    public string? Environment { get; set; }

    /// <summary>The folder of the local service's files.</summary>
    public string? DataRoot { get; set; }

    /// <summary>The version of the service, where it tells one.</summary>
    public string? ServiceVersion { get; set; }
}
