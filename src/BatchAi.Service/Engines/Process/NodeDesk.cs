namespace BatchAi.Service.Engines.Process;

/// <summary>Shows the nodes of clusters, and replaces those that are unusable. It has the scheduler's gate.</summary>
internal sealed class NodeDesk(Lock gate, IReadOnlyDictionary<string, ProcessCluster> clusters, NodeRoster roster, QueuePump pump)
{
    private const string Leaving = "leaving";

    /// <summary>A cluster's nodes and queue; null when it is not known.</summary>
    internal ClusterInspection? Inspect(string clusterUuid)
    {
        lock (gate)
        {
            return clusters.GetValueOrDefault(clusterUuid) is { Request: not null } cluster
                ? new ClusterInspection(cluster.Target, cluster.Refusal?.Message, cluster.Queue.Count, [.. cluster.Nodes.OrderBy(n => n.Index).Select(Describe)])
                : null;
        }
    }

    /// <summary>Has other nodes take the places of unusable ones, through the cluster's setup.</summary>
    /// <param name="clusterUuid">The cluster.</param>
    /// <param name="ids">The nodes that are meant; of these, those that are not unusable stay. All when there are none.</param>
    /// <returns>The nodes that go.</returns>
    /// <exception cref="BatchAiException">The cluster has not all of them.</exception>
    internal IReadOnlyList<string> Repair(string clusterUuid, IReadOnlyList<string> ids)
    {
        lock (gate)
        {
            if (!clusters.TryGetValue(clusterUuid, out var cluster)) return [];
            var meant = ids.Count == 0 ? [.. cluster.Staying] : ScaleIn.Choose(cluster, new NodeChoice(0, ids));
            var unusable = meant.Where(n => n.State == NodeState.Unusable).ToList();
            if (unusable.Count == 0) return [];
            roster.Repair(cluster, unusable);
            pump.Run(cluster);
            return [.. unusable.Select(n => n.Id)];
        }
    }

    private static NodeStatus Describe(ClusterNode node)
    {
        var state = node.IsLeaving ? Leaving : node.State.ToString().ToLowerInvariant();
        return new NodeStatus(node.Id, state, node.Job?.Uuid, node.Error, node.Record.Gpus.Count);
    }
}
