using Azure.Core;
using BatchAi.Client.Connections;

namespace BatchAi.Client.Neighbours;

/// <summary>Resource providers of a subscription, by Azure's own client.</summary>
internal sealed class ResourceProviders(Connection connection) : IProviders
{
    private static readonly string[] Needed = ["Microsoft.BatchAI", "Microsoft.Batch", "Microsoft.Storage"];
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public Task RegisterAsync(ResourcePath subscription, CancellationToken cancellationToken) => ArmCalls.RunAsync(connection.Endpoint, ResourceKind.Subscription, async () =>
    {
        // Azure itself has forgotten Batch AI; what it runs on is still there.
        var names = connection.Info.Kind == ConnectionKind.Azure ? Needed.Skip(1) : Needed;
        foreach (var name in names) await RegisterAsync(subscription, name, cancellationToken);
        return true;
    });

    private async Task RegisterAsync(ResourcePath subscription, string name, CancellationToken cancellationToken)
    {
        var resource = connection.Arm.GetSubscriptionResource(new ResourceIdentifier(subscription.ToString()));
        var provider = (await resource.GetResourceProviderAsync(name, cancellationToken: cancellationToken)).Value;
        if (provider.Data.RegistrationState == "Registered") return;
        var state = (await provider.RegisterAsync(cancellationToken: cancellationToken)).Value.Data.RegistrationState;
        while (state == "Registering")
        {
            await connection.Time.Delay(Look, cancellationToken);
            state = (await provider.GetAsync(cancellationToken: cancellationToken)).Value.Data.RegistrationState;
        }
    }
}
