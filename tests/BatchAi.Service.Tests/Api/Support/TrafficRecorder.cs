using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>
/// Writes each request of Batch AI's API with its answer into a file, in the form that the npm package <c>oav</c> validates,
/// when the environment variable <c>BATCHAI_TEST_TRAFFIC</c> names a folder.
/// </summary>
internal sealed class TrafficRecorder(string folder)
{
    /// <summary>Has a service's traffic recorded, if it is wanted.</summary>
    internal static void Use(IApplicationBuilder app)
    {
        if (Environment.GetEnvironmentVariable("BATCHAI_TEST_TRAFFIC") is { Length: > 0 } folder) app.Use(new TrafficRecorder(folder).RecordAsync);
    }

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var url = context.Request.GetEncodedUrl();
        if (!url.Contains("/providers/Microsoft.BatchAI", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        context.Request.EnableBuffering();
        var asked = await ReadAsync(context.Request.Body);
        context.Request.Body.Position = 0;
        var answer = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        await next(context);
        context.Response.Body = answer;
        copy.Position = 0;
        var answered = await ReadAsync(copy);
        await WriteAsync(context, url, asked, answered);
        copy.Position = 0;
        await copy.CopyToAsync(answer);
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    // Bodies are written as they came, also those that are no JSON of ours.
    private Task WriteAsync(HttpContext context, string url, string asked, string answered)
    {
        var request = $"\"method\":\"{context.Request.Method}\",\"url\":{JsonSerializer.Serialize(url)},\"headers\":{Headers(context.Request.Headers)},\"body\":{Body(asked)}";
        var response = $"\"statusCode\":\"{context.Response.StatusCode}\",\"headers\":{Headers(context.Response.Headers)},\"body\":{Body(answered)}";
        Directory.CreateDirectory(folder);
        return File.WriteAllTextAsync(Path.Combine(folder, $"{Guid.NewGuid():N}.json"), $"{{\"liveRequest\":{{{request}}},\"liveResponse\":{{{response}}}}}");
    }

    // A record is for a validator to read, and holds nobody's token.
    private static string Headers(IHeaderDictionary headers) =>
        JsonSerializer.Serialize(headers.Where(header => header.Key != "Authorization").ToDictionary(header => header.Key, header => header.Value.ToString()));

    private static string Body(string text)
    {
        if (text.Length == 0) return "null";
        try
        {
            using var body = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(text);
        }
    }
}
