using BatchAi.Service.Api;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.Hosting;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Blobs;
using BatchAi.Service.Storage.Files;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatchAi.Service.Storage.Http;

/// <summary>
/// The blob and file endpoints. It reads what a request names from the raw request line, finds out who asks, finds the
/// operation, checks that it is allowed, and sends what it answers.
/// </summary>
internal sealed class StorageFront : IAsyncDisposable
{
    private readonly StorageParts _parts;
    private readonly TargetReader _targets;
    private readonly StorageAuthenticator _authenticator;
    private readonly AnswerSender _sender;

    internal StorageFront(StorageParts parts, ServiceIdentity identity)
    {
        _parts = parts;
        _targets = new TargetReader(identity.Hosts, name => parts.Accounts.Find(name) is not null);
        var tokens = new AccessTokens(identity.Token, identity.ManagementEndpoint, parts.Time);
        _authenticator = new StorageAuthenticator(tokens, new SasAuthenticator((target, id) => StoredPolicies.Find(parts, target, id), parts.Time), parts.Time);
        Sources = new SourceReader(parts, _targets, _authenticator, identity);
        _sender = new AnswerSender(parts);
        foreach (var operations in BlobOperations.All(parts)) operations.AddTo(Blobs);
        foreach (var operations in FileOperations.All(parts)) operations.AddTo(Files);
    }

    /// <summary>Opens the endpoints, with accounts that are to be there.</summary>
    internal static async Task<StorageFront?> OpenAsync(StorageParts parts, ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts)
    {
        foreach (var account in accounts) await parts.Accounts.EnsureAsync(DefaultResources.Group, account);
        return new StorageFront(parts, identity);
    }

    /// <summary>What they are made of.</summary>
    internal StorageParts Parts => _parts;

    /// <summary>Finds what requests copy from.</summary>
    internal SourceReader Sources { get; }

    /// <summary>All operations on blobs.</summary>
    internal OperationTable Blobs { get; } = new();

    /// <summary>All operations on files.</summary>
    internal OperationTable Files { get; } = new();

    /// <summary>Answers a request.</summary>
    /// <param name="service">Whose endpoint was asked.</param>
    /// <param name="http">The request.</param>
    /// <param name="isClosed">Whether it comes too late, because the service is ending.</param>
    internal async Task ServeAsync(StorageService service, HttpContext http, bool isClosed = false)
    {
        StorageCall? call = null;
        try
        {
            if (isClosed) throw StorageErrors.Stopping();
            call = Admit(service, http);
            await _sender.SendAsync(http, service, call, await Find(call).AnswerAsync(call));
        }
        catch (Exception error)
        {
            await _sender.ExplainAsync(http, service, error);
        }
    }

    /// <summary>Refuses what did not become a request.</summary>
    internal void Refuse(StorageService service, HttpContext http, Exception error) => AnswerSender.BeginRefusal(http, service, AnswerSender.Refusal(error, service));

    public ValueTask DisposeAsync() => _parts.Trees.DisposeAsync();

    private StorageCall Admit(StorageService service, HttpContext http)
    {
        var rawTarget = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var host = http.Request.Host;
        var (target, query) = _targets.Read(service, rawTarget, host.Host);
        var account = _parts.Accounts.Find(target.Account) ?? throw StorageErrors.NoAccount(target.Account);
        var isInHost = _targets.AccountOf(service, host.Host) is not null;
        return new StorageCall
        {
            Http = http,
            Target = target,
            Query = query,
            Account = account,
            Grant = _authenticator.Authenticate(http, target, query, account),
            Sources = Sources,
            Endpoint = isInHost ? $"https://{host}/" : $"https://{host}/{target.Account}/",
        };
    }

    private StorageOperation Find(StorageCall call)
    {
        var table = call.Target.Service == StorageService.Blob ? Blobs : Files;
        var operation = table.Find(call.Http.Request.Method, call.Target.Level, call.Query, call.Http.Request.Headers.ContainsKey);
        call.Grant.Require(operation.Need);
        return operation;
    }
}
