using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BatchAi.Core.Wire;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Http;

/// <summary>An answer that is ready to be sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON; none for an empty body.</param>
internal sealed record ArmAnswer(int Status, byte[]? Body = null)
{
    internal const string Json = "application/json; charset=utf-8";

    /// <summary>Headers that belong to this answer.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal static ArmAnswer NoContent { get; } = new(204);

    internal static ArmAnswer Empty { get; } = new(200);

    /// <summary>A wire model, without its secrets.</summary>
    internal static ArmAnswer Ok<T>(T model) => new(200, WireJson.SerializeAnswer(model));

    /// <summary>JSON that is no model.</summary>
    internal static ArmAnswer Of(JsonNode node) => new(200, Encoding.UTF8.GetBytes(node.ToJsonString()));

    /// <summary>A model of the service's own.</summary>
    internal static ArmAnswer Of<T>(T model, JsonTypeInfo<T> type, int status = 200) => new(status, JsonSerializer.SerializeToUtf8Bytes(model, type));

    internal async Task SendAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        foreach (var (name, value) in Headers) http.Response.Headers[name] = value;
        if (Body is null)
        {
            if (Status != 204) http.Response.ContentLength = 0;
            return;
        }

        http.Response.ContentType = Json;
        http.Response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(Body, http.RequestAborted);
    }
}
