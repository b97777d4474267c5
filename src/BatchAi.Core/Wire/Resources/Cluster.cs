namespace BatchAi.Core.Wire;

/// <summary>A set of nodes that run jobs.</summary>
public sealed class Cluster : ProxyResource<ClusterProperties>;
