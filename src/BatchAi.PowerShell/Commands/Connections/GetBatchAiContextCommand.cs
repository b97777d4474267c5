using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Shows the connection that cmdlets use, and their defaults.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiContext")]
[OutputType(typeof(Context))]
public sealed class GetBatchAiContextCommand : ConnectedCommand
{
    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        WriteObject(Defaults);
        return Task.CompletedTask;
    }
}
