using Azure.Core;
using Azure.ResourceManager;
using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Azure;

/// <summary>Connects to Azure itself.</summary>
internal static class AzureConnector
{
    internal static async Task<IBatchAiClient> ConnectAsync(AzureConnectOptions options, TimeProvider time, IClientObserver observer, CancellationToken cancellationToken)
    {
        var cloud = AzureCloud.Find(options.Environment);
        var http = HttpStack.Create(trust: null);
        var credential = CredentialFactory.Create(options, cloud, http);
        var info = new ConnectionInfo
        {
            Kind = ConnectionKind.Azure,
            Endpoint = cloud.Endpoint.GetLeftPart(UriPartial.Authority),
            Environment = cloud.Name,
            TenantId = options.TenantId,
            Account = options.ApplicationId,
            SubscriptionId = options.SubscriptionId ?? await FindSubscriptionAsync(cloud, credential, cancellationToken),
        };
        observer.Trace($"Signed in to {info.Endpoint}, subscription {info.SubscriptionId}.");
        return new AzureClient(new Connection(info, cloud.Endpoint, credential, cloud.Audience, http, time), observer);
    }

    private static Task<string> FindSubscriptionAsync(AzureCloud cloud, TokenCredential credential, CancellationToken cancellationToken) =>
        Neighbours.ArmCalls.RunAsync(cloud.Endpoint, ResourceKind.Subscription, async () =>
        {
            var arm = new ArmClient(credential, default, new ArmClientOptions { Environment = new ArmEnvironment(cloud.Endpoint, cloud.Audience) });
            return (await arm.GetDefaultSubscriptionAsync(cancellationToken)).Data.SubscriptionId;
        });
}
