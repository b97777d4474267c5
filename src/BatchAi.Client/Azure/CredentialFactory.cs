using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using BatchAi.Client.Connections;

namespace BatchAi.Client.Azure;

/// <summary>The one place where Azure's sign-in is chosen. What a user gave decides; nothing stands for the default chain.</summary>
internal static class CredentialFactory
{
    private const string Application = "ApplicationId";

    internal static TokenCredential Create(AzureConnectOptions options, AzureCloud cloud, HttpClient http)
    {
        var transport = new HttpClientTransport(http);
        return options switch
        {
            { AccessToken: { } token } => new FixedToken(Secrets.Reveal(token)),
            { ServiceConnectionId: { } connection } => Pipelines(options, connection, Options<AzurePipelinesCredentialOptions>(cloud, transport)),
            { FederatedToken: { } token } => new ClientAssertionCredential(Tenant(options), ApplicationId(options), () => Secrets.Reveal(token), Options<ClientAssertionCredentialOptions>(cloud, transport)),
            { CertificatePath: { } path } => Certificate(options, path, Options<ClientCertificateCredentialOptions>(cloud, transport)),
            { Secret: { } secret } => new ClientSecretCredential(Tenant(options), ApplicationId(options), Secrets.Reveal(secret), Options<ClientSecretCredentialOptions>(cloud, transport)),
            { IsManagedIdentity: true } => ManagedIdentity(options, cloud, transport),
            { ShowDeviceCode: { } show } => DeviceCode(options, show, Options<DeviceCodeCredentialOptions>(cloud, transport)),
            _ => DefaultChain(options, Options<DefaultAzureCredentialOptions>(cloud, transport)),
        };
    }

    private static T Options<T>(AzureCloud cloud, HttpPipelineTransport transport)
        where T : TokenCredentialOptions, new() => new() { AuthorityHost = cloud.Authority, Transport = transport };

    private static AzurePipelinesCredential Pipelines(AzureConnectOptions options, string connection, AzurePipelinesCredentialOptions credential) => new(
        Tenant(options),
        ApplicationId(options),
        connection,
        Environment.GetEnvironmentVariable("SYSTEM_ACCESSTOKEN") ?? throw Missing("the variable SYSTEM_ACCESSTOKEN", "Map it in the pipeline's step: env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)."),
        credential);

    private static ClientCertificateCredential Certificate(AzureConnectOptions options, string path, ClientCertificateCredentialOptions credential) => options.Secret is { } password
        ? new(Tenant(options), ApplicationId(options), new X509Certificate2(path, password), credential)
        : new(Tenant(options), ApplicationId(options), path, credential);

    private static ManagedIdentityCredential ManagedIdentity(AzureConnectOptions options, AzureCloud cloud, HttpPipelineTransport transport)
    {
        var identity = options.ApplicationId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned;
        return new(new ManagedIdentityCredentialOptions(identity) { AuthorityHost = cloud.Authority, Transport = transport });
    }

    private static DeviceCodeCredential DeviceCode(AzureConnectOptions options, Action<string> show, DeviceCodeCredentialOptions credential)
    {
        credential.TenantId = options.TenantId;
        credential.DeviceCodeCallback = (code, _) =>
        {
            show(code.Message);
            return Task.CompletedTask;
        };
        return new(credential);
    }

    private static DefaultAzureCredential DefaultChain(AzureConnectOptions options, DefaultAzureCredentialOptions credential)
    {
        credential.TenantId = options.TenantId;
        credential.ManagedIdentityClientId = options.ApplicationId;
        credential.ExcludeInteractiveBrowserCredential = true;
        return new(credential);
    }

    private static string Tenant(AzureConnectOptions options) => options.TenantId ?? throw Missing("-TenantId", "Give the tenant that the service principal is in.");

    private static string ApplicationId(AzureConnectOptions options) => options.ApplicationId ?? throw Missing("-" + Application, "Give the id of the service principal.");

    private static BatchAiException Missing(string what, string action) => new("SignInIncomplete", $"To sign in this way, {what} is needed.", action);
}
