namespace BatchAi.Core.Wire;

/// <summary>How to reach a node.</summary>
public sealed class RemoteLoginInformation
{
    /// <summary>The node's id, e.g. <c>tvm-1915592855_1-20180621t171517z</c>.</summary>
    public string? NodeId { get; set; }

    /// <summary>Address, shared by all nodes of the cluster.</summary>
    public string? IpAddress { get; set; }

    /// <summary>SSH port of the node.</summary>
    public double? Port { get; set; }
}
