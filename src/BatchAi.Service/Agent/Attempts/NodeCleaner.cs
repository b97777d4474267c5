using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Mounts;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Leaves an attempt's nodes as the next job expects them.</summary>
internal sealed class NodeCleaner(AttemptOrder order)
{
    /// <summary>Tells the logs how the attempt ended, and removes the job's own mounts; the job's folder stays.</summary>
    /// <returns>What went wrong on the last node where something did, in words; null when nothing did.</returns>
    internal async Task<string?> CleanAsync(AttemptResult result, TimeProvider time)
    {
        string? problem = null;
        for (var index = 0; index < order.Allocation.Nodes.Count; index++) problem = await CleanAsync(index, result, time) ?? problem;
        return problem;
    }

    // Jobs may do to their folders what they like; that costs them no result.
    private async Task<string?> CleanAsync(int index, AttemptResult result, TimeProvider time)
    {
        try
        {
            var node = PlanBinding.BindNode(order.Plan, order.Allocation, index);
            new ExecutionLog(node.ExecutionLog, time).Write($"The job ended: {AttemptWords.Describe(result)}");
            return await new NodeMounts(order.Plan, node).RemoveAsync(node.JobDirectory, time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BatchAiException or FormatException)
        {
            return error.Message;
        }
    }
}
