using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the nodes that run or ran a job, the master first.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobNode")]
[OutputType(typeof(Node))]
public sealed class GetBatchAiJobNodeCommand : JobPartCommand
{
    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        var path = JobPath();
        return WritePagesAsync(next => Client.Compute().Jobs.ListNodesAsync(path, next, StopToken));
    }
}
