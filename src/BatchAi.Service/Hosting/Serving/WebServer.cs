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

/// <summary>What the service's web servers have in common. They take no settings from their surroundings: neither files nor variables.</summary>
internal static class WebServer
{
    // After this, requests that still run are cut off.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>A server on sockets that are bound already.</summary>
    internal static WebApplicationBuilder On(IReadOnlyList<Socket> sockets, DataRoot root, X509Certificate2 certificate, HttpProtocols protocols, EventLog log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = root.Path, EnvironmentName = Environments.Production });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new EventLogProvider(log));
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = endpoint => sockets.Single(socket => endpoint.Equals(socket.LocalEndPoint)));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var socket in sockets) kestrel.Listen(socket.LocalEndPoint!, listen => UseTls(listen, certificate, protocols));
        });
        return builder;
    }

    private static void UseTls(ListenOptions listen, X509Certificate2 certificate, HttpProtocols protocols)
    {
        listen.Protocols = protocols;
        listen.UseHttps(certificate, https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
    }
}
