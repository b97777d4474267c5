using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Builds the web server of the management endpoint.</summary>
internal static class ManagementServer
{
    internal static WebApplication Build(DataRoot root, Listeners listeners, X509Certificate2 certificate, EventLog log)
    {
        var builder = WebServer.On(listeners.Management, root, certificate, HttpProtocols.Http1AndHttp2, log);
        builder.Services.AddRoutingCore();
        return builder.Build();
    }
}
