using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Tells why a job waits, or why it ended as it did, and what to do next.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobDiagnostic")]
[OutputType(typeof(JobDiagnostic))]
public sealed class GetBatchAiJobDiagnosticCommand : JobPartCommand
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync() => WriteObject(await Client.Compute().Jobs.DiagnoseAsync(JobPath(), StopToken));
}
