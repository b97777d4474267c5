using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Hosting.Tls;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Restart;

/// <summary>A service of storage alone in a process of its own, which is killed without warning and started again.</summary>
internal sealed class KilledService : IAsyncDisposable
{
    private const string Account = "killed";
    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(1, 64).Select(i => (byte)i).ToArray());
    private readonly BatchAiProcess _batchAi = new();
    private HttpClient _client = new();

    internal BlobServiceClient Blobs { get; private set; } = null!;

    internal ShareServiceClient Shares { get; private set; } = null!;

    /// <summary>The most memory that the service ever had, in bytes.</summary>
    internal long PeakMemory => long.Parse(
        File.ReadLines($"/proc/{ServiceLock.HolderOf(_batchAi.Root)}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(':', 'k')[1],
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        CultureInfo.InvariantCulture) << 10;

    /// <summary>A container's folder.</summary>
    internal string Container(string name) => _batchAi.Root.Container(Account, name);

    /// <summary>A share's folder.</summary>
    internal string Share(string name) => _batchAi.Root.Share(Account, name);

    internal static async Task<KilledService> StartAsync()
    {
        var service = new KilledService();
        await service.ServeAsync();
        return service;
    }

    /// <summary>Kills the service, and starts another one on what it left.</summary>
    internal async Task KillAndStartAsync()
    {
        ProcessSignals.Send(ServiceLock.HolderOf(_batchAi.Root)!.Value, ProcessSignals.Kill);
        await Eventually.TrueAsync(() => ServiceLock.HolderOf(_batchAi.Root) is null);
        await ServeAsync();
    }

    /// <summary>Asks the file endpoint for what Azure's client, as old as it is, cannot.</summary>
    internal async Task<HttpResponseMessage> AskAsync(HttpMethod method, string place, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"{Shares.Uri}/{place}") { Content = method == HttpMethod.Put ? new ByteArrayContent([]) : null };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(_batchAi.Root.Token));
        request.Headers.Add("x-ms-version", "2021-12-02");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _client.SendAsync(request);
    }

    /// <summary>The same for what has to succeed.</summary>
    internal async Task DoAsync(string place, params (string Name, string Value)[] headers)
    {
        using var answer = await AskAsync(HttpMethod.Put, place, headers);
        Assert.True(answer.IsSuccessStatusCode, $"{place}: {answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _batchAi.DisposeAsync();
    }

    private async Task ServeAsync()
    {
        var (exitCode, output) = await TryServeAsync();

        // A busy machine may need longer than the command waits.
        while (output.Contains("ServiceNotReady", StringComparison.Ordinal))
        {
            await Eventually.TrueAsync(() => ServiceLock.HolderOf(_batchAi.Root) is null);
            (exitCode, output) = await TryServeAsync();
        }

        Assert.True(exitCode == 0, output);
        var root = _batchAi.Root;
        var told = ServiceFile.TryRead(root)!;
        _client.Dispose();
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(root)) },
        });
        var credential = new StorageSharedKeyCredential(Account, Key);
        Blobs = new BlobServiceClient(new Uri(new Uri(told.BlobEndpoint!), Account), credential, Options(new BlobClientOptions()));
        Shares = new ShareServiceClient(new Uri(new Uri(told.FileEndpoint!), Account), credential, Options(new ShareClientOptions()));
    }

    private Task<(int ExitCode, string Output)> TryServeAsync() => _batchAi.RunAsync("serve", "--detach", "--only", "storage", "--account", $"{Account}:{Key}", "--port=0", "--blob-port=0", "--file-port=0");

    private T Options<T>(T options)
        where T : ClientOptions
    {
        options.Transport = new HttpClientTransport(_client);
        options.Retry.MaxRetries = 0;
        return options;
    }
}
