using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Builds the web server. It takes no settings from its surroundings: neither files nor variables.</summary>
internal static class ManagementServer
{
    // After this, requests that still run are cut off.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    internal static WebApplication Build(DataRoot root, Listeners listeners, X509Certificate2 certificate, EventLog log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = root.Path, EnvironmentName = Environments.Production });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new EventLogProvider(log));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = endpoint => Bound(listeners, endpoint));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var socket in listeners.Management) kestrel.Listen(socket.LocalEndPoint!, listen => UseTls(listen, certificate));
        });
        return builder.Build();
    }

    private static Socket Bound(Listeners listeners, EndPoint endpoint) => listeners.Management.Single(s => endpoint.Equals(s.LocalEndPoint));

    private static void UseTls(ListenOptions listen, X509Certificate2 certificate)
    {
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.UseHttps(certificate, https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
    }
}
