using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BatchAi.Service.Api;
using BatchAi.Service.Control;
using BatchAi.Service.Engines;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>A management API on a free port, over a data root of its own.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly string _folder;
    private readonly StateStore _state;
    private readonly WebApplication _app;
    private IComputeEngine? _engine;

    private TestService(string folder, StateStore state, ApiServices services, WebApplication app, X509Certificate2 certificate)
    {
        (_folder, _state, Services, _app) = (folder, state, services, app);
        CaPath = Path.Combine(folder, "ca.pem");
        File.WriteAllText(CaPath, certificate.ExportCertificatePem());
        Anonymous = CreateClient(certificate);
        Client = CreateClient(certificate);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", services.Identity.Token);
    }

    /// <summary>A client that has signed in.</summary>
    internal HttpClient Client { get; }

    /// <summary>A client that shows nothing.</summary>
    internal HttpClient Anonymous { get; }

    internal ApiServices Services { get; }

    internal MovableTime Time => (MovableTime)Services.Time;

    /// <summary>The engine, where it obeys the test.</summary>
    internal ObedientEngine? Engine => _engine as ObedientEngine;

    internal Uri Endpoint => Services.Identity.ManagementEndpoint;

    internal string Token => Services.Identity.Token;

    internal string CaPath { get; }

    internal DataRoot Root => Services.Root;

    internal IReadOnlyList<RouteEndpoint> Routes => RouteTable.Of(_app);

    /// <summary>Starts a service.</summary>
    /// <param name="folder">The data root; a new one when there is none.</param>
    /// <param name="engine">Makes the engine; none for one that obeys the test.</param>
    /// <param name="runsMountCommands">Whether mount commands of unmanaged file systems are run.</param>
    /// <param name="remote">What it is told of the storage of other services.</param>
    internal static async Task<TestService> StartAsync(string? folder = null, Func<DataRoot, EventLog, TimeProvider, IComputeEngine>? engine = null, bool runsMountCommands = false, RemoteStorage? remote = null)
    {
        folder ??= Directory.CreateTempSubdirectory("batchai-api-").FullName;
        var (root, time) = (new DataRoot(folder), new MovableTime(TimeProvider.System.GetUtcNow()));
        Directory.CreateDirectory(Path.GetDirectoryName(root.Database)!);
        var state = StateStore.Open(root.Database);
        var log = new EventLog(root.ServiceLog, time);
        var made = engine?.Invoke(root, log, time) ?? new ObedientEngine(time);
        var control = await ControlPlane.StartAsync(state, root, made, log, time, runsMountCommands, remote);
        var certificate = CreateCertificate();
        var (app, port) = Build(certificate);
        var services = new ApiServices(control, state, root, IdentityOf(port), time) { Log = log };
        await DefaultResources.EnsureAsync(services);
        TrafficRecorder.Use(app);
        ApiMapping.Map(app, services);
        await app.StartAsync();
        return new TestService(folder, state, services, app, certificate) { _engine = made };
    }

    /// <summary>Ends the service and leaves its files.</summary>
    internal async Task<string> StopAsync()
    {
        Client.Dispose();
        Anonymous.Dispose();
        await _app.DisposeAsync();
        await Services.Neighbours.Groups.SettleAsync();
        if (Engine is not null) await Engine.Told;
        if (_engine is IAsyncDisposable engine) await engine.DisposeAsync();
        await Services.Neighbours.Trees.DisposeAsync();
        await Services.Control.DisposeAsync();
        await _state.DisposeAsync();
        return _folder;
    }

    public async ValueTask DisposeAsync() => await TestFolder.RemoveAsync(await StopAsync());

    private static (WebApplication App, int Port) Build(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        // The URLs that the service tells hold its port, so that it is taken before.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => socket);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(socket.LocalEndPoint!, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            // On a busy machine a handshake may take longer than a server gives a stranger.
            listen.UseHttps(certificate, https => https.HandshakeTimeout = TimeSpan.FromMinutes(5));
        }));
        return (builder.Build(), ((IPEndPoint)socket.LocalEndPoint!).Port);
    }

    private static ServiceIdentity IdentityOf(int port) => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        new Uri($"https://localhost:{port}"),
        new Uri("https://127.0.0.1:10011"),
        new Uri("https://127.0.0.1:10012"));

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=BatchAi test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(70));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private HttpClient CreateClient(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(certificate.RawData);
        return new HttpClient(handler) { BaseAddress = Endpoint };
    }
}
