using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Registers the resource providers that the module needs with the subscription.</summary>
[Cmdlet(VerbsLifecycle.Register, "BatchAiProvider", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RegisterBatchAiProviderCommand : ConnectedCommand
{
    /// <inheritdoc/>
    protected override async Task EndAsync()
    {
        if (!ShouldProcess($"subscription '{Subscription.Name}'", "Register the resource providers")) return;
        GoesOn = "The registration goes on.";
        await Client.Providers.RegisterAsync(Subscription, StopToken);
        GoesOn = null;
    }
}
