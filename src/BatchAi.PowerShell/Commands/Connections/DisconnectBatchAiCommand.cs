using System.Management.Automation;
using BatchAi.Connections;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Forgets the connection of this runspace. The service and its jobs go on.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "BatchAi", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectBatchAiCommand : AsyncCommand
{
    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        if (Sessions.Current is { } context && ShouldProcess(context.ToString(), "Disconnect")) Sessions.Current = null;
        return Task.CompletedTask;
    }
}
