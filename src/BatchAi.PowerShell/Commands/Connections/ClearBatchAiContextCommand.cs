using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Forgets all defaults; the connection stays.</summary>
[Cmdlet(VerbsCommon.Clear, "BatchAiContext", SupportsShouldProcess = true)]
[OutputType(typeof(Context))]
public sealed class ClearBatchAiContextCommand : ConnectedCommand
{
    /// <summary>-PassThru: returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        if (!ShouldProcess(Defaults.ToString(), "Forget all defaults")) return Task.CompletedTask;
        (Defaults.ResourceGroupName, Defaults.Workspace, Defaults.Experiment, Defaults.Location) = (null, null, null, null);
        if (PassThru) WriteObject(Defaults);
        return Task.CompletedTask;
    }
}
