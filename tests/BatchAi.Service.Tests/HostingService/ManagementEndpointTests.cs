using System.Net;
using System.Net.Sockets;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class ManagementEndpointTests : IDisposable
{
    private const string PythonClient = """
        import ssl, sys, urllib.request
        context = ssl.create_default_context(cafile=sys.argv[1])
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
        for url in sys.argv[2:]:
            print(opener.open(url, timeout=20).read().decode())
        """;

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Get_ByLoopbackName_IsTrusted(string host)
    {
        await using var service = await TestService.StartAsync(_folder);
        using var client = service.Client();

        Assert.Equal("hello", await client.GetStringAsync($"https://{host}:{service.Endpoint.Port}/hello"));
    }

    [ProgramFact("python3")]
    public async Task Get_ByStrictPython_IsTrusted()
    {
        await using var service = await TestService.StartAsync(_folder);
        var port = service.Endpoint.Port;

        var (exitCode, output) = await Programs.RunAsync("python3", "-c", PythonClient, service.Root.CaCertificate, $"https://localhost:{port}/hello", $"https://127.0.0.1:{port}/hello");

        Assert.True(exitCode == 0, output);
        Assert.Equal("hello\nhello\n", output);
    }

    [Fact]
    public async Task Get_Version2_IsSpoken()
    {
        await using var service = await TestService.StartAsync(_folder);
        using var client = service.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hello") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpVersion.Version20, answer.Version);
        Assert.Equal("hello", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Get_WithoutTls_IsNotAnswered()
    {
        await using var service = await TestService.StartAsync(_folder);
        using var client = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://127.0.0.1:{service.Endpoint.Port}/hello"));
    }

    [Theory]
    [InlineData("evil.example.org", 421)]
    [InlineData("127.0.0.2", 421)]
    [InlineData("localhost.evil.example.org", 421)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("localhost:1", 200)]
    [InlineData("[::1]", 200)]
    [InlineData("build7", 200)]
    [InlineData("10.1.2.3", 200)]
    public async Task Get_ForeignHostHeader_IsMisdirected(string host, int status)
    {
        await using var service = await TestService.StartAsync(TestService.OptionsOf(_folder.Root) with { Hosts = ["build7", "10.1.2.3"] });

        var answer = await service.AskAsAsync(host);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Equal(status == 421, answer.Contains("\"code\":\"HostUnknown\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task Own_WrongToken_IsRefused(string token)
    {
        await using var service = await TestService.StartAsync(_folder);
        using var client = service.Client(token);

        using var status = await client.GetAsync(HostRoutes.StatusPath);
        using var shutdown = await client.PostAsync(HostRoutes.ShutdownPath, null);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (status.StatusCode, shutdown.StatusCode));
        Assert.Equal("Bearer", status.Headers.WwwAuthenticate.ToString());
        Assert.False(service.Host.StopRequested.IsCompleted);
    }

    [Fact]
    public async Task Listen_OtherAddress_IsServedAndNamedByTheCertificate()
    {
        await using var service = await TestService.StartAsync(TestService.OptionsOf(_folder.Root) with { Listen = IPAddress.Parse("127.0.0.7") });
        using var client = service.Client();

        Assert.Equal("hello", await client.GetStringAsync($"https://127.0.0.7:{service.Endpoint.Port}/hello"));
        Assert.Equal("hello", await client.GetStringAsync($"https://127.0.0.1:{service.Endpoint.Port}/hello"));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task Listen_Everywhere_NamesTheMachine(string address)
    {
        var options = TestService.OptionsOf(_folder.Root) with { Listen = IPAddress.Parse(address) };
        await using var service = await TestService.StartAsync(options);
        using var client = service.Client();

        Assert.Equal([Environment.MachineName], options.AllHosts);
        Assert.Equal("hello", await client.GetStringAsync($"https://127.0.0.1:{service.Endpoint.Port}/hello"));
    }

    [Fact]
    public async Task Listen_NotGiven_IsLoopbackOnly()
    {
        await using var service = await TestService.StartAsync(_folder);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        var error = await Assert.ThrowsAnyAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Parse("127.0.0.7"), service.Endpoint.Port));

        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task Listen_ForeignAddress_IsRefused()
    {
        var options = TestService.OptionsOf(_folder.Root) with { Listen = IPAddress.Parse("192.0.2.1") };

        Assert.Equal("AddressNotAvailable", (await Assert.ThrowsAsync<BatchAiException>(() => TestService.StartAsync(options))).Code);
    }

    [Fact]
    public async Task Get_RouteFails_IsLogged()
    {
        await using var service = await TestService.StartAsync(_folder);
        service.Content.Hello = _ => throw new InvalidOperationException("the route broke");
        using var client = service.Client();

        using var answer = await client.GetAsync("/hello");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("the route broke", await File.ReadAllTextAsync(_folder.Root.ServiceLog), StringComparison.Ordinal);
    }
}
