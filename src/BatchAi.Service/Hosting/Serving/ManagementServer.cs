using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Builds the web server of the management endpoint.</summary>
internal static class ManagementServer
{
    // Ids and options are far shorter; but what is longer than they can be is to be refused in words, which only we have.
    private const int LongestHead = 64 << 10;

    internal static WebApplication Build(DataRoot root, Listeners listeners, X509Certificate2 certificate, EventLog log)
    {
        var builder = WebServer.On(listeners.Management, root, certificate, HttpProtocols.Http1AndHttp2, log);
        builder.Services.AddRoutingCore();
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.Limits.MaxRequestLineSize, kestrel.Limits.MaxRequestHeadersTotalSize) = (LongestHead, 2 * LongestHead));
        return builder.Build();
    }
}
