using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>A service inside the test's own process, on free ports.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private TestService(ServiceHost host, DataRoot root, FakeContent content) => (Host, Root, Content) = (host, root, content);

    internal ServiceHost Host { get; }

    internal DataRoot Root { get; }

    internal FakeContent Content { get; }

    internal Uri Endpoint => new(Host.Description.ManagementEndpoint);

    internal static ServiceOptions OptionsOf(DataRoot root) => new() { Root = root, Port = 0, BlobPort = 0, FilePort = 0 };

    internal static Task<TestService> StartAsync(DataFolder folder) => StartAsync(OptionsOf(folder.Root));

    internal static async Task<TestService> StartAsync(ServiceOptions options, int activeJobs = 0)
    {
        var content = new FakeContent { ActiveJobs = activeJobs };
        var host = await ServiceHost.StartAsync(options, (_, _, _, _) => Task.FromResult<IServiceContent>(content), TimeProvider.System, CancellationToken.None);
        return new TestService(host, options.Root, content);
    }

    /// <summary>A client that trusts the service's authority alone.</summary>
    internal HttpClient Client(string? token = null)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(Root)) },
        };
        var client = new HttpClient(handler) { BaseAddress = Endpoint, DefaultRequestVersion = HttpVersion.Version11 };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? File.ReadAllText(Root.Token));
        return client;
    }

    /// <summary>Asks under another host name than the one that is connected to.</summary>
    /// <returns>The whole answer as it came.</returns>
    internal async Task<string> AskAsAsync(string host)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Endpoint.Port);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(Root)),
        });
        await tls.WriteAsync(Encoding.ASCII.GetBytes($"GET /hello HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(tls);
        return await reader.ReadToEndAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
