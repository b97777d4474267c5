using BatchAi.Core.Execution;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Leaves an attempt's nodes as the next job expects them.</summary>
internal sealed class NodeCleaner(AttemptOrder order)
{
    /// <summary>Tells the logs how the attempt ended, and removes the job's own mounts; the job's folder stays.</summary>
    internal void Clean(AttemptResult result, TimeProvider time)
    {
        for (var index = 0; index < order.Allocation.Nodes.Count; index++)
        {
            var node = PlanBinding.BindNode(order.Plan, order.Allocation, index);
            new ExecutionLog(node.ExecutionLog, time).Write($"The job ended: {AttemptWords.Describe(result)}");
            NodePreparer.Unmount(node, node.JobDirectory);
        }
    }
}
