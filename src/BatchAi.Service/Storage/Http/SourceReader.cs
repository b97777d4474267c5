using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Http;

/// <summary>Finds what a request copies from, and whether its caller may read it. Only what this service stores can be copied.</summary>
/// <param name="parts">The accounts.</param>
/// <param name="targets">Reads what URLs name.</param>
/// <param name="authenticator">Judges the source's own signature.</param>
/// <param name="identity">The service's own endpoints.</param>
internal sealed class SourceReader(StorageParts parts, TargetReader targets, StorageAuthenticator authenticator, ServiceIdentity identity)
{
    internal const string Header = "x-ms-copy-source";
    private const string TokenHeader = "x-ms-copy-source-authorization";
    private const int Longest = 8 << 10;

    /// <summary>What a header names, with which the caller may do something.</summary>
    /// <param name="call">The request.</param>
    /// <param name="header">The header that holds the URL.</param>
    /// <param name="anyOf">Permissions of which one is enough.</param>
    /// <exception cref="StorageException">It is not of this service, or the caller may not.</exception>
    internal StorageTarget Read(StorageCall call, string header = Header, string anyOf = "r")
    {
        var text = call.RequireHeader(header);
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url) || ServiceOf(call, url) is not { } service) throw NotHere(header);
        var (target, query) = targets.Read(service, text, url.Host);
        var account = parts.Accounts.Find(target.Account) ?? throw NotHere(header);
        if (target.Level != StorageLevel.Item) throw StorageErrors.InvalidHeader(header, null);
        GrantOf(call, target, query, account).Require(AccessNeed.Item(anyOf));
        return target;
    }

    // Who may do everything in an account may read from it; elsewhere, the source's URL must bring a signature.
    private StorageGrant GrantOf(StorageCall call, StorageTarget target, StorageQuery query, StoredAccount account)
    {
        if (query["sig"] is not null) return authenticator.WithSas(call.Http, target, query, account);
        if (call.Header(TokenHeader) is { } token) return authenticator.WithToken(token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? token[7..].Trim() : token);
        return call.Grant.IsFull && target.Account == call.Target.Account
            ? call.Grant
            : throw new StorageException(404, "CannotVerifyCopySource", "The copy's source does not exist, or the caller may not read it: give its URL a shared access signature.");
    }

    // An account's own host name, with whatever suffix, one of the service's endpoints, or where the caller found this one: a port may be forwarded.
    private StorageService? ServiceOf(StorageCall call, Uri url)
    {
        if (url.Scheme is not ("https" or "http")) return null;
        if (url.Authority.Equals(call.Http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)) return call.Target.Service;
        foreach (var (service, endpoint) in new[] { (StorageService.Blob, identity.BlobEndpoint), (StorageService.File, identity.FileEndpoint) })
        {
            if (targets.AccountOf(service, url.Host) is not null || (url.Port == endpoint.Port && targets.IsOwn(url.Host))) return service;
        }

        return null;
    }

    private static StorageException NotHere(string header) => new(400, "InvalidHeaderValue", "The copy's source is not in this service. Only what this service stores can be copied; upload the content instead.")
    {
        Details = [("HeaderName", header)],
    };
}
