using System.Text.Json.Nodes;
using BatchAi.Service.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Api.SignIn;

/// <summary>Describes the service as a cloud, which is how <c>az cloud register</c> and <c>Add-AzEnvironment</c> get to know it.</summary>
internal sealed class CloudMetadata(AccessTokens tokens)
{
    // Storage suffixes are those of job files written for Azure.
    private const string StorageSuffix = "core.windows.net";

    internal void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/metadata/endpoints", (RequestDelegate)AnswerAsync).WithMetadata(AnonymousAccess.Allowed);

    private Task AnswerAsync(HttpContext http)
    {
        // From 2018 on the answer is a list of clouds; before, it was the one cloud that was asked.
        var isList = string.CompareOrdinal(http.Request.Query["api-version"].ToString(), "2018-01-01") > 0;
        JsonNode body = isList ? new JsonArray(Cloud()) : OlderCloud();
        return ArmAnswer.Of(body).SendAsync(http);
    }

    private JsonObject OlderCloud() => new()
    {
        ["galleryEndpoint"] = tokens.Audience,
        ["graphEndpoint"] = tokens.Audience,
        ["portalEndpoint"] = tokens.Audience,
        ["authentication"] = Authentication(),
    };

    private JsonObject Cloud() => new()
    {
        ["name"] = "BatchAi",
        ["resourceManager"] = tokens.Audience,
        ["gallery"] = tokens.Audience,
        ["graph"] = tokens.Audience,
        ["graphAudience"] = tokens.Audience,
        ["portal"] = tokens.Audience,
        ["authentication"] = Authentication(),
        ["suffixes"] = new JsonObject { ["storage"] = StorageSuffix },
    };

    private JsonObject Authentication() => new()
    {
        // Tools append the tenant, and do so with a slash of their own.
        ["loginEndpoint"] = tokens.Audience.TrimEnd('/'),
        ["audiences"] = new JsonArray(tokens.Audience),
        ["tenant"] = "adfs",
        ["identityProvider"] = "ADFS",
    };
}
