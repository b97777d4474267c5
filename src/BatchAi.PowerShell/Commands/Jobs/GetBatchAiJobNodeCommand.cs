using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the nodes that run or ran a job, the master first.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobNode")]
[OutputType(typeof(Node))]
public sealed class GetBatchAiJobNodeCommand : JobPartCommand
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = JobPath();
        var jobs = Client.Compute().Jobs;
        var job = await jobs.GetAsync(path, StopToken);
        await ForAllAsync(next => jobs.ListNodesAsync(path, next, StopToken), node =>
        {
            node.ClusterName = job.ClusterName;
            WriteObject(node);
            return Task.CompletedTask;
        });
    }
}
