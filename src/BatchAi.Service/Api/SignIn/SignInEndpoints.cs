using BatchAi.Service.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Api.SignIn;

/// <summary>What tools made for Azure ask before they send their first request: where to sign in, and for a token.</summary>
internal sealed class SignInEndpoints(AccessTokens tokens, FailureThrottle throttle)
{
    private const int LargestForm = 64 * 1024;

    internal void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/adfs/.well-known/openid-configuration", (RequestDelegate)ConfigurationAsync).WithMetadata(AnonymousAccess.Allowed);
        endpoints.MapPost("/adfs/oauth2/token", (RequestDelegate)TokenAsync).WithMetadata(AnonymousAccess.Allowed);

        // Python's asynchronous clients ask here without reading the configuration.
        endpoints.MapPost("/adfs/oauth2/v2.0/token", (RequestDelegate)TokenAsync).WithMetadata(AnonymousAccess.Allowed);
    }

    private Task ConfigurationAsync(HttpContext http)
    {
        var configuration = new OpenIdConfiguration
        {
            Issuer = tokens.Issuer,
            AuthorizationEndpoint = tokens.Issuer + "/oauth2/authorize",
            TokenEndpoint = tokens.Issuer + "/oauth2/token",
            GrantTypesSupported = ["client_credentials"],
            ResponseTypesSupported = ["token"],
            TokenEndpointAuthMethodsSupported = ["client_secret_post"],
        };
        return ArmAnswer.Of(configuration, SignInJson.Default.OpenIdConfiguration).SendAsync(http);
    }

    private async Task TokenAsync(HttpContext http)
    {
        var answer = await AnswerAsync(http);
        http.Response.Headers.CacheControl = "no-store";
        await answer.SendAsync(http);
    }

    private async Task<ArmAnswer> AnswerAsync(HttpContext http)
    {
        if (await ReadFormAsync(http) is not { } form) return Refuse(400, "invalid_request", "The body has to be a form with grant_type, client_id and client_secret.");
        if (form["grant_type"] != "client_credentials") return Refuse(400, "unsupported_grant_type", "Only grant_type=client_credentials is served.");
        if (throttle.Judge(() => tokens.IsServiceToken(form["client_secret"].ToString())) is not { } isRight) return TooManyFailures();
        if (!isRight) return Refuse(401, "invalid_client", "The client secret has to be the service's token: the content of the file 'token' in its data root.");

        var token = new TokenAnswer { TokenType = "Bearer", ExpiresIn = (int)AccessTokens.Lifetime.TotalSeconds, AccessToken = tokens.Issue(ClientOf(form)) };
        return ArmAnswer.Of(token, SignInJson.Default.TokenAnswer);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > LargestForm) return null;
        try
        {
            return await new FormFeature(http.Request, new FormOptions { BufferBodyLengthLimit = LargestForm, MultipartBodyLengthLimit = LargestForm }).ReadFormAsync(http.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // It becomes part of every request's header.
    private static string ClientOf(IFormCollection form)
    {
        var client = form["client_id"].ToString();
        return client.Length <= 128 ? client : client[..128];
    }

    private static ArmAnswer TooManyFailures() =>
        Refuse(429, "slow_down", "Too many wrong client secrets were sent; try again in a second.") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } };

    private static ArmAnswer Refuse(int status, string error, string words) =>
        ArmAnswer.Of(new TokenAnswer { Error = error, ErrorDescription = words }, SignInJson.Default.TokenAnswer, status);
}
