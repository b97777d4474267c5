namespace BatchAi.Core.Wire;

/// <summary>What changes a cluster.</summary>
public sealed class ClusterUpdateParameters
{
    /// <summary>What the request asks for.</summary>
    public ClusterUpdateProperties? Properties { get; set; }
}
