using BatchAi.Core.Earlier;

namespace BatchAi.Core.Planning;

/// <summary>The names that lead to a cluster, and the uuid that tells it from an earlier one of the same names.</summary>
public sealed record ClusterIdentity(
    string SubscriptionId,
    string ResourceGroup,
    string Workspace,
    string Cluster,
    string ClusterId)
{
    /// <summary>What an earlier version of the API said of the cluster; none for a cluster of today's.</summary>
    public EarlierContent? Earlier { get; init; }

    /// <summary>The path between the output prefix of a setup task and its files.</summary>
    public string OutputPathSuffix => Earlier?.Generation() is null
        ? $"{SubscriptionId}/{ResourceGroup}/workspaces/{Workspace}/clusters/{Cluster}/{ClusterId}"
        : $"{SubscriptionId}/{ResourceGroup}/clusters/{Cluster}/{ClusterId}";
}
