using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Mounts;
using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Leaves an attempt's nodes as the next job expects them.</summary>
internal sealed class NodeCleaner(AttemptOrder order, RemoteMounts remotes)
{
    /// <summary>Tells the logs how the attempt ended, sends back what belongs to other services, and removes the job's own mounts; the job's folder stays.</summary>
    /// <returns>What went wrong on the last node where something did, in words; null when nothing did.</returns>
    internal async Task<string?> CleanAsync(AttemptResult result, TimeProvider time)
    {
        Tell($"The job ended: {AttemptWords.Describe(result)}", time);
        await remotes.SendBackAsync(result, words => Tell(words, time));
        string? problem = null;
        for (var index = 0; index < order.Allocation.Nodes.Count; index++) problem = await CleanAsync(index, time) ?? problem;
        return problem;
    }

    private void Tell(string words, TimeProvider time)
    {
        for (var index = 0; index < order.Allocation.Nodes.Count; index++)
        {
            try
            {
                new ExecutionLog(PlanBinding.BindNode(order.Plan, order.Allocation, index).ExecutionLog, time).Write(words);
            }
            catch (Exception error) when (error is BatchAiException or FormatException)
            {
                // The removal of the mounts tells the same.
            }
        }
    }

    // Jobs may do to their folders what they like; that costs them no result.
    private async Task<string?> CleanAsync(int index, TimeProvider time)
    {
        try
        {
            var node = PlanBinding.BindNode(order.Plan, order.Allocation, index);
            return await new NodeMounts(order.Plan, node).RemoveAsync(node.JobDirectory, time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BatchAiException or FormatException)
        {
            return error.Message;
        }
    }
}
