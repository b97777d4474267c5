using BatchAi.Service.Api.Http;
using BatchAi.Service.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Pipeline;

/// <summary>Lets nobody pass without a valid token, except to routes that are marked for everybody.</summary>
internal sealed class Authentication(RequestDelegate next, AccessTokens tokens)
{
    private const string Scheme = "Bearer ";

    internal Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AnonymousAccess>() is not null) return next(http);
        var authorization = http.Request.Headers.Authorization;
        if (authorization.Count != 1 || !authorization[0]!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return RefuseAsync(http, "AuthenticationFailed", "The request carries no bearer token in its Authorization header.");
        }

        return tokens.Check(authorization[0]![Scheme.Length..].Trim()) switch
        {
            AccessVerdict.Granted => next(http),
            AccessVerdict.Expired => RefuseAsync(http, "ExpiredAuthenticationToken", "The access token has expired; sign in again."),
            _ => RefuseAsync(http, "InvalidAuthenticationToken", "The access token is not one of this service; use its token, or sign in at its token endpoint."),
        };
    }

    private Task RefuseAsync(HttpContext http, string code, string message)
    {
        http.Response.Headers.WWWAuthenticate = $"Bearer authorization_uri=\"{tokens.Issuer}\", error=\"invalid_token\", error_description=\"{message}\"";
        return ArmError.SendAsync(http, 401, code, message);
    }
}
