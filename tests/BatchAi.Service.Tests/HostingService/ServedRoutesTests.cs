using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Hosting.Tls;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

/// <summary>The management endpoint as <c>batchai serve</c> opens it: host, content and web server together.</summary>
public sealed class ServedRoutesTests : IAsyncLifetime
{
    private readonly TestRoot _root = new();
    private WatchedContent? _content;
    private ServiceHost? _host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _root.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryRoute_WithoutAValidToken_IsRefused(bool isStorageAlone)
    {
        using var client = await StartAsync(isStorageAlone ? StorageContent.StartAsync : BatchAiContent.StartAsync);
        var requests = _content!.Routes.SelectMany(RouteTable.Requests).ToList();

        Assert.Contains((HttpMethod.Post, HostRoutes.ShutdownPath), requests);
        Assert.Equal(RouteTable.Public.Order(), requests.Where(RouteTable.IsPublic).Select(request => $"{request.Method} {request.Path}").Order());
        foreach (var request in requests.Where(request => !RouteTable.IsPublic(request)))
        {
            await RequireRefusalAsync(client, request, null);
            await RequireRefusalAsync(client, request, new string('0', 64));
        }

        Assert.False(_host!.StopRequested.IsCompleted);
    }

    [Fact]
    public async Task RoutesOfTheHost_WithATokenOfTheTokenEndpoint_AreRefused()
    {
        using var client = await StartAsync(BatchAiContent.StartAsync);
        var issued = new AccessTokens(await File.ReadAllTextAsync(_root.Data.Token), client.BaseAddress!, TimeProvider.System).Issue("me");

        await RequireRefusalAsync(client, (HttpMethod.Get, HostRoutes.StatusPath), issued);
        await RequireRefusalAsync(client, (HttpMethod.Post, HostRoutes.ShutdownPath), issued);
        Assert.False(_host!.StopRequested.IsCompleted);
    }

    [Theory]
    [InlineData("/x")]
    [InlineData(Calls.Workspace + "/experiments/")]
    public async Task Path_LongerThanAnyName_IsRefusedWithWords(string path)
    {
        using var client = await StartAsync(BatchAiContent.StartAsync);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(_root.Data.Token));
        using var answer = await client.GetAsync(path + new string('x', 60_000) + "?" + Calls.Version);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.NotNull(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]);
    }

    private static async Task RequireRefusalAsync(HttpClient client, (HttpMethod Method, string Path) asked, string? token)
    {
        using var request = new HttpRequestMessage(asked.Method, asked.Path + "?" + Calls.Version);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);

        Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{asked}: {answer.StatusCode}");
        if (asked.Method != HttpMethod.Head) Assert.NotNull(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]);
    }

    private async Task<HttpClient> StartAsync(ContentStart start)
    {
        var options = Support.TestService.OptionsOf(_root.Data);
        _host = await ServiceHost.StartAsync(options, async (state, own, log, time) => _content = new WatchedContent(await start(state, own, log, time)), TimeProvider.System, CancellationToken.None);
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(_root.Data));
        return new HttpClient(handler) { BaseAddress = new Uri(_host.Description.ManagementEndpoint) };
    }
}
