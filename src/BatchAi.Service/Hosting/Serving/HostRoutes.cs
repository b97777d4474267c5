using System.Security.Cryptography;
using System.Text;
using BatchAi.Service.Hosting.Discovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>What a service tells of itself, and how it is asked to end.</summary>
internal sealed class HostRoutes(string token, Func<ServiceStatus> status, Action<bool> stop)
{
    internal const string StatusPath = "/batchai/v1/status";
    internal const string ShutdownPath = "/batchai/v1/shutdown";

    internal void Map(WebApplication app)
    {
        app.MapGet(StatusPath, (RequestDelegate)(context => ForOwnerAsync(context, AnswerStatusAsync)));
        app.MapPost(ShutdownPath, (RequestDelegate)(context => ForOwnerAsync(context, ShutDownAsync)));
    }

    private Task AnswerStatusAsync(HttpContext context) => context.Response.WriteAsJsonAsync(status(), HostingJson.Default.ServiceStatus);

    private Task ShutDownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        stop(context.Request.Query["jobs"] == "true");
        return Task.CompletedTask;
    }

    private async Task ForOwnerAsync(HttpContext context, RequestDelegate answer)
    {
        if (IsOwner(context.Request.Headers.Authorization.ToString()))
        {
            await answer(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await HostErrors.WriteAsync(context, StatusCodes.Status401Unauthorized, "AuthenticationFailed", "The request has not the service's bearer token.");
    }

    private bool IsOwner(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization["Bearer ".Length..].Trim()), Encoding.UTF8.GetBytes(token));
}
