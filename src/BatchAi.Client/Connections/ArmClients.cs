using Azure.ResourceManager;
using BatchAi.Client.Http;

namespace BatchAi.Client.Connections;

/// <summary>Makes the client for what Azure itself has: resource groups and providers.</summary>
internal static class ArmClients
{
    internal static ArmClient Create(Connection connection, string audience) => new(connection.Credential, connection.Info.SubscriptionId, new ArmClientOptions
    {
        Environment = new ArmEnvironment(connection.Endpoint, audience),
        Transport = connection.Transport,
        RetryPolicy = new PatientRetry(),
    });
}
