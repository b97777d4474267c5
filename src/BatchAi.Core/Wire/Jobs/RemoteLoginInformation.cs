namespace BatchAi.Core.Wire;

/// <summary>How to reach a node.</summary>
public sealed class RemoteLoginInformation
{
    /// <summary>E.g. tvm-1915592855_1-20180621t171517z.</summary>
    public string? NodeId { get; set; }

    /// <summary>Public address (shared by all nodes of the cluster).</summary>
    public string? IpAddress { get; set; }

    /// <summary>SSH port, 50000 upwards per node.</summary>
    public double? Port { get; set; }
}
