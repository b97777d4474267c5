namespace BatchAi;

/// <summary>A connection and the defaults that cmdlets take from it. It holds no secret.</summary>
public sealed class Context
{
    /// <summary><c>Local</c>, <c>Remote</c> or <c>Azure</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The URL of the management endpoint.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The subscription.</summary>
    public string? SubscriptionId { get; set; }

    /// <summary>The tenant; none but for Azure.</summary>
    public string? TenantId { get; set; }

    /// <summary>Who is signed in: a name or an id.</summary>
    public string? Account { get; set; }

    /// <summary>The cloud; none but for Azure.</summary>
    public string? Environment { get; set; }

    /// <summary>The folder of the local service's files.</summary>
    public string? DataRoot { get; set; }

    /// <summary>The version of the service, where it tells one.</summary>
    public string? ServiceVersion { get; set; }

    /// <summary>The resource group that cmdlets use when none is given.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The workspace that cmdlets use when none is given.</summary>
    public string? Workspace { get; set; }

    /// <summary>The experiment that cmdlets use when none is given.</summary>
    public string? Experiment { get; set; }

    /// <summary>The region that cmdlets use when none is given.</summary>
    public string? Location { get; set; }

    /// <summary>The URL.</summary>
    public override string ToString() => Endpoint ?? "";
}
