using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that waits for ever, in one way or another.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Stoppable")]
public sealed class StoppableCommand : AsyncCommand
{
    [Parameter]
    public SwitchParameter IsDeaf { get; set; }

    [Parameter]
    public Action? Started { get; set; }

    protected override async Task ProcessAsync()
    {
        GoesOn = "It goes on.";
        WriteObject("begun");
        Started!();
        await Task.Delay(Timeout.Infinite, IsDeaf ? CancellationToken.None : StopToken);
    }
}
