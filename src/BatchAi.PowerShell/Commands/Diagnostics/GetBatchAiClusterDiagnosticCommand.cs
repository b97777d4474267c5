using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Tells what is wrong with a cluster, what its nodes do, and what to do next.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiClusterDiagnostic")]
[OutputType(typeof(ClusterDiagnostic))]
public sealed class GetBatchAiClusterDiagnosticCommand : ClusterPartCommand
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync() => WriteObject(await Client.Compute().Clusters.DiagnoseAsync(ClusterPath(), StopToken));
}
