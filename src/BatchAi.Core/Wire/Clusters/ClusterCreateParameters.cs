namespace BatchAi.Core.Wire;

/// <summary>What creates a cluster.</summary>
public sealed class ClusterCreateParameters
{
    /// <summary>What the request asks for.</summary>
    public ClusterBaseProperties? Properties { get; set; }
}
