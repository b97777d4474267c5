using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Pipeline;

/// <summary>
/// Sets the headers that every answer has. Strict-Transport-Security is left out: said by <c>localhost</c>, it would
/// make a browser refuse everything else on that machine that speaks plain HTTP.
/// </summary>
internal sealed class AnswerHeaders(RequestDelegate next)
{
    private const int LongestId = 128;
    private const string Correlation = "x-ms-correlation-request-id";
    private const string Client = "x-ms-client-request-id";

    internal Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.Pragma = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        var id = Guid.NewGuid().ToString();
        headers["x-ms-request-id"] = id;
        headers[Correlation] = IdOf(http, Correlation) ?? id;
        if (IdOf(http, Client) is { } client) headers[Client] = client;
        return next(http);
    }

    private static string? IdOf(HttpContext http, string header)
    {
        var values = http.Request.Headers[header];
        return values.Count == 1 && values[0] is { Length: > 0 and <= LongestId } id && id.All(letter => letter is > ' ' and <= '~') ? id : null;
    }
}
