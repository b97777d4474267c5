using Azure.Core;
using BatchAi.Client.Azure;
using BatchAi.Client.Http;
using BatchAi.Client.Local;

namespace BatchAi.Client.Connections;

/// <summary>Makes connections; the module makes this type by its name.</summary>
public sealed class Connector : IConnector
{
    private const string LocalSubscription = "00000000-0000-0000-0000-000000000000";

    private readonly TimeProvider _time = TimeProvider.System;

    /// <inheritdoc/>
    public async Task<IBatchAiClient> ConnectAsync(ConnectOptions options, IClientObserver observer, CancellationToken cancellationToken) => options switch
    {
        LocalConnectOptions local => await ConnectLocalAsync(local, observer, cancellationToken),
        RemoteConnectOptions remote => await ConnectRemoteAsync(remote, observer, cancellationToken),
        AzureConnectOptions azure => await AzureConnector.ConnectAsync(azure, _time, observer, cancellationToken),
        _ => throw new ArgumentException("This kind of connection is not known.", nameof(options)),
    };

    private async Task<IBatchAiClient> ConnectLocalAsync(LocalConnectOptions options, IClientObserver observer, CancellationToken cancellationToken)
    {
        var root = DataRoot.Choose(options.DataRoot);
        var service = options.Start is { } start
            ? await new LocalService(_time).StartDescribedAsync(start, observer, cancellationToken)
            : ServiceDescription.FindRunning(root) ?? throw LocalErrors.NotRunning(root);
        var info = new ConnectionInfo { Kind = ConnectionKind.Local, Endpoint = service.ManagementEndpoint!, SubscriptionId = LocalSubscription, Account = Environment.UserName, DataRoot = root };
        var http = HttpStack.Create(CertificateTrust.InAuthority(service.CaPath!));
        return await OpenAsync(info, new FixedToken(TokenFile.Read(service.TokenPath!)), http, observer, cancellationToken);
    }

    private async Task<IBatchAiClient> ConnectRemoteAsync(RemoteConnectOptions options, IClientObserver observer, CancellationToken cancellationToken)
    {
        var endpoint = options.Endpoint ?? throw new ArgumentException("The endpoint is missing.", nameof(options));
        if (endpoint.Scheme != Uri.UriSchemeHttps) throw new BatchAiException("InvalidEndpoint", $"'{endpoint.GetLeftPart(UriPartial.Authority)}' does not begin with https, and a token is sent nowhere else.");
        var token = options.Token ?? throw new BatchAiException("TokenRequired", "A service that is not on this machine wants its token.", "Give -Token: the content of the file 'token' in the service's data root.");
        var info = new ConnectionInfo { Kind = ConnectionKind.Remote, Endpoint = endpoint.GetLeftPart(UriPartial.Authority), SubscriptionId = options.SubscriptionId ?? LocalSubscription };
        return await OpenAsync(info, new FixedToken(Secrets.Reveal(token).Trim()), HttpStack.Create(TrustOf(options)), observer, cancellationToken);
    }

    private async Task<IBatchAiClient> OpenAsync(ConnectionInfo info, TokenCredential credential, HttpClient http, IClientObserver observer, CancellationToken cancellationToken)
    {
        var endpoint = new Uri(info.Endpoint);
        info.ServiceVersion = await ServicePing.AskAsync(http, endpoint, credential, cancellationToken);
        observer.Trace($"Connected to {info.Endpoint}, version {info.ServiceVersion}.");
        return new ServiceClient(new Connection(info, endpoint, credential, info.Endpoint, http, _time), observer);
    }

    private static CertificateTrust? TrustOf(RemoteConnectOptions options)
    {
        if (options.CertificateThumbprint is { } thumbprint) return CertificateTrust.InThumbprint(thumbprint);
        return options.CaCertificatePath is { } path ? CertificateTrust.InAuthority(path) : null;
    }
}
