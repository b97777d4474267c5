using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>
/// What the machine has too little of to give it to every node. Called under the scheduler's lock: it decides, and
/// does not wait. Nodes of an earlier service keep what their records say; they are not asked for here.
/// </summary>
internal interface INodeLeases
{
    /// <summary>Takes for a new node what nodes of its cluster need.</summary>
    /// <returns>Why there is not enough, for the cluster's errors; null when the node has it.</returns>
    BatchAIError? TryTake(ProcessCluster cluster, ClusterNode node);

    /// <summary>Gives back what a node had, if it had anything.</summary>
    void Return(ClusterNode node);
}
