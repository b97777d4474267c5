using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Api;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Tls;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Api.Support;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Tests.Storage.Support;

/// <summary>A service of storage alone in the test's own process, with an account, and clients that trust it.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    internal const string Account = "wireacct";
    private readonly MovableTime _time = new(TimeProvider.System.GetUtcNow());
    private ServiceHost? _host;
    private Content? _content;

    internal static string Key { get; } = Convert.ToBase64String(Enumerable.Range(0, 64).Select(i => (byte)(i * 7)).ToArray());

    internal DataRoot Root { get; } = new(Directory.CreateTempSubdirectory("batchai-storage-").FullName);

    internal MovableTime Time => _time;

    internal StorageParts Parts => _content!.Parts!;

    internal ServiceIdentity Identity => _content!.Identity!;

    internal StorageFront Front => _content!.Front!;

    internal Uri Blobs => new(Identity.BlobEndpoint, "/" + Account);

    internal Uri Files => new(Identity.FileEndpoint, "/" + Account);

    internal HttpClient Client { get; private set; } = new();

    internal string Log => File.Exists(Root.ServiceLog) ? File.ReadAllText(Root.ServiceLog) : "";

    internal static StorageSharedKeyCredential Credential => new(Account, Key);

    internal BlobServiceClient BlobService => new(Blobs, Credential, Options(new BlobClientOptions()));

    internal ShareServiceClient ShareService => new(Files, Credential, Options(new ShareClientOptions()));

    /// <summary>Signs a text with the account's key.</summary>
    internal static string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text)));

    public async Task InitializeAsync()
    {
        var options = new ServiceOptions { Root = Root, Port = 0, BlobPort = 0, FilePort = 0, Accounts = [new AccountChoice(Account, [Key])] };
        _host = await ServiceHost.StartAsync(options, StartAsync, _time, CancellationToken.None);
        Client = new HttpClient(Handler());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
        Directory.Delete(Root.Path, recursive: true);
    }

    /// <summary>Lets a client of Azure's trust the service, and try once only.</summary>
    internal T Options<T>(T options)
        where T : ClientOptions
    {
        options.Transport = new HttpClientTransport(Client);
        options.Retry.MaxRetries = 0;
        return options;
    }

    internal async Task<StoredAccount> AddAccountAsync(string name)
    {
        await Parts.Accounts.EnsureAsync(DefaultResources.Group, new AccountChoice(name, []));
        return Parts.Accounts.Find(name)!;
    }

    internal Task AddAsync(TreeKind kind, string name, string account = Account) => Parts.Folders.CreateAsync(kind, Parts.Accounts.Find(account)!, name, FileRecord.Empty);

    /// <summary>Asks with a request line that no client would write.</summary>
    /// <returns>The whole answer as it came.</returns>
    internal async Task<string> AskRawAsync(Uri endpoint, string head)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, endpoint.Port);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(Root)) });
        await tls.WriteAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(tls, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(Root)) },
    };

    private async Task<IServiceContent> StartAsync(StateStore state, ServiceOptions options, EventLog log, TimeProvider time) =>
        _content = new Content(await StorageContent.StartAsync(state, options, log, time));

    // The real content, of which tests see what it made.
    private sealed class Content(IServiceContent real) : IServiceContent
    {
        public int ActiveJobs => real.ActiveJobs;

        internal ServiceIdentity? Identity { get; private set; }

        internal StorageFront? Front { get; private set; }

        internal StorageParts? Parts => Front?.Parts;

        public Task MapAsync(WebApplication app, ServiceIdentity identity)
        {
            Identity = identity;
            return real.MapAsync(app, identity);
        }

        public async Task<StorageFront?> OpenStorageAsync(ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts) => Front = await real.OpenStorageAsync(identity, accounts);

        public Task TerminateAllJobsAsync() => real.TerminateAllJobsAsync();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
