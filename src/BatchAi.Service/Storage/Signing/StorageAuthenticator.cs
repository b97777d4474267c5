using System.Globalization;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Finds out what a request may do: by a key's signature, a SAS, or the service's token.</summary>
/// <param name="tokens">Judges bearer tokens.</param>
/// <param name="sas">Judges shared access signatures.</param>
/// <param name="time">The clock.</param>
internal sealed class StorageAuthenticator(AccessTokens tokens, SasAuthenticator sas, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // Python's client wants both of these in it.
    private readonly string _challenge = $"Bearer authorization_uri={tokens.Issuer}/oauth2/authorize resource_id=https://storage.azure.com";

    /// <summary>What a request may do.</summary>
    /// <exception cref="StorageException">Nothing: it shows nothing, or nothing right.</exception>
    internal StorageGrant Authenticate(HttpContext http, StorageTarget target, StorageQuery query, StoredAccount account)
    {
        var authorization = http.Request.Headers.Authorization;
        if (authorization.Count > 1) throw AuthenticationErrors.Malformed();
        if (authorization.Count == 0) return query["sig"] is null ? throw AuthenticationErrors.Nothing(_challenge) : WithSas(http, target, query, account);

        var (scheme, rest) = Split(authorization[0]!);
        return scheme.ToUpperInvariant() switch
        {
            "BEARER" => WithToken(rest),
            "SHAREDKEY" => WithKey(rest, http.Request, account, SharedKeyText.Full(http.Request, target, query)),
            "SHAREDKEYLITE" => WithKey(rest, http.Request, account, SharedKeyText.Lite(http.Request, target, query)),
            _ => throw AuthenticationErrors.Malformed(),
        };
    }

    /// <summary>What a shared access signature allows.</summary>
    internal StorageGrant WithSas(HttpContext http, StorageTarget target, StorageQuery query, StoredAccount account) => sas.Authenticate(http.Connection.RemoteIpAddress, target, query, account);

    /// <summary>What a bearer token allows.</summary>
    internal StorageGrant WithToken(string token) => tokens.Check(token) == AccessVerdict.Granted ? StorageGrant.Everything : throw AuthenticationErrors.WrongToken(_challenge);

    private StorageGrant WithKey(string credential, HttpRequest request, StoredAccount account, IEnumerable<string> texts)
    {
        var colon = credential.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw AuthenticationErrors.Malformed();
        if (credential[..colon] != account.Name) throw AuthenticationErrors.Failed("The Authorization header names another storage account than the request's URI.");
        RequireTime(request.Headers);
        var signature = credential[(colon + 1)..];
        if (texts.Any(text => KeySignature.IsOf(text, account, signature))) return StorageGrant.Everything;
        throw AuthenticationErrors.Failed("The MAC signature found in the HTTP request is not the same as any computed signature: the key is not one of the account's, or the request was changed on its way.");
    }

    // An old request that somebody recorded must not work for ever.
    private void RequireTime(IHeaderDictionary headers)
    {
        var date = headers.TryGetValue("x-ms-date", out var own) ? own : headers.Date;
        if (date.Count == 0) throw AuthenticationErrors.Failed("The request has neither an x-ms-date nor a Date header.");
        if (!DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)) throw StorageErrors.InvalidHeader(own.Count > 0 ? "x-ms-date" : "Date", date);
        var now = time.GetUtcNow();
        if ((now - sent).Duration() > Window) throw AuthenticationErrors.Failed($"The request's date is {sent:R}, more than {Window.TotalMinutes} minutes away from the service's {now:R}.");
    }

    private static (string Scheme, string Credential) Split(string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (authorization, "") : (authorization[..space], authorization[(space + 1)..].Trim());
    }
}
