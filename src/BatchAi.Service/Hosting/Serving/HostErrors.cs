using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Errors of the host itself, in the shape of the API's.</summary>
internal static class HostErrors
{
    internal static async Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
