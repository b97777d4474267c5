using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using BatchAi.Client.Http;

namespace BatchAi.Client.Connections;

/// <summary>What all areas of a client share: who is asked, who asks, and the one HTTP client.</summary>
internal sealed class Connection
{
    private readonly string _audience;
    private ArmClient? _arm;

    internal Connection(ConnectionInfo info, Uri endpoint, TokenCredential credential, string audience, HttpClient http, TimeProvider time)
    {
        (Info, Endpoint, Credential, Http, Time) = (info, endpoint, credential, http, time);
        _audience = audience;
        Transport = new HttpClientTransport(http);
        Pipeline = PipelineFactory.Create(credential, Transport, audience.TrimEnd('/') + "/.default");
    }

    internal ConnectionInfo Info { get; }

    internal Uri Endpoint { get; }

    internal TokenCredential Credential { get; }

    /// <summary>The one HTTP client; blob and file clients are made on its transport, too.</summary>
    internal HttpClient Http { get; }

    internal HttpPipelineTransport Transport { get; }

    internal HttpPipeline Pipeline { get; }

    internal TimeProvider Time { get; }

    /// <summary>The client for what Azure itself has; its library is loaded with the first call of it.</summary>
    internal ArmClient Arm => _arm ??= ArmClients.Create(this, _audience);
}
