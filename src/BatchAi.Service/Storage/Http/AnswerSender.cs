using System.Globalization;
using System.Text;
using System.Xml;
using BatchAi.Service.Api.Pipeline;
using BatchAi.Service.Control;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Storage.Http;

/// <summary>Sends answers and refusals, with what all of them have in common.</summary>
internal sealed class AnswerSender(StorageParts parts)
{
    private const string NewestVersion = "2021-12-02";
    private const string RequestId = "x-ms-request-id";
    private const string ClientRequestId = "x-ms-client-request-id";
    private const int LongestId = 1024;
    private const int LongestVersion = 32;

    /// <summary>Sends what an operation answers.</summary>
    internal async Task SendAsync(HttpContext http, StorageService service, StorageCall call, StorageAnswer answer)
    {
        using var owned = answer.Owned;
        Begin(http, service, answer.Status);
        foreach (var (name, value) in answer.Headers) http.Response.Headers.Append(name, value);
        if (call.Target.Level == StorageLevel.Item && answer.Status is 200 or 206 && IsReading(http))
        {
            foreach (var (name, value) in call.Grant.HeaderOverrides) http.Response.Headers[name] = value;
        }

        if (answer.Status is not (204 or 304)) http.Response.ContentLength = answer.Length;
        if (answer.WriteAsync is not null && !HttpMethods.IsHead(http.Request.Method)) await answer.WriteAsync(http.Response.BodyWriter, http.RequestAborted);
    }

    /// <summary>Tells a client what is wrong; when the answer is on its way already, it is cut off, so that nobody takes it for whole.</summary>
    internal async Task ExplainAsync(HttpContext http, StorageService service, Exception error)
    {
        if (http.RequestAborted.IsCancellationRequested) return;
        var refusal = Refusal(error, service);
        if (refusal.Status >= 500) parts.Log.Write("storageRequestFailed", $"{http.Request.Method} {http.Request.Path}", error.ToString());
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        BeginRefusal(http, service, refusal);
        // Clients take a type for the promise of a document.
        if (refusal.Status != 304 && !HttpMethods.IsHead(http.Request.Method)) await WriteAsync(http, refusal);
    }

    /// <summary>Says in an answer's headers what is wrong.</summary>
    internal static void BeginRefusal(HttpContext http, StorageService service, StorageException refusal)
    {
        Begin(http, service, refusal.Status);
        http.Response.Headers["x-ms-error-code"] = refusal.Code;
        foreach (var (name, value) in refusal.Headers) http.Response.Headers[name] = value;
    }

    /// <summary>What a client is told of an error.</summary>
    internal static StorageException Refusal(Exception error, StorageService service) => error switch
    {
        StorageException refusal => refusal,
        TreeException tree => TreeRefusal.Of(tree, service),
        ControlException refusal => new StorageException(refusal.Status, refusal.Code, refusal.Message),
        BadHttpRequestException bad => new StorageException(bad.StatusCode, "InvalidInput", "One of the request inputs is not valid: the request is not well-formed HTTP, or its body is not as long as it said."),
        _ when DiskErrors.Explain(error) is { } words => new StorageException(words.Status, words.Code, words.Message),
        BatchAiException known => new StorageException(503, known.Code, $"{known.Message} {known.RecommendedAction}".TrimEnd()),
        _ => new StorageException(500, "InternalError", "The server encountered an internal error. Please retry the request; the service's log tells why."),
    };

    private static void Begin(HttpContext http, StorageService service, int status)
    {
        var headers = http.Response.Headers;
        http.Response.StatusCode = status;
        headers.Server = service == StorageService.Blob ? "BatchAi-Blob/1.0" : "BatchAi-File/1.0";
        headers[RequestId] = Guid.NewGuid().ToString();
        headers["x-ms-version"] = One(http, "x-ms-version", LongestVersion) ?? NewestVersion;
        if (One(http, ClientRequestId, LongestId) is { } id) headers[ClientRequestId] = id;
    }

    private async Task WriteAsync(HttpContext http, StorageException refusal)
    {
        using var body = new MemoryStream();
        var now = parts.Time.GetUtcNow().ToString("o", CultureInfo.InvariantCulture);
        await using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, Async = true }))
        {
            await xml.WriteStartDocumentAsync();
            xml.WriteStartElement("Error");
            xml.WriteElementString("Code", refusal.Code);
            xml.WriteElementString("Message", $"{refusal.Message}\nRequestId:{http.Response.Headers[RequestId]}\nTime:{now}");
            foreach (var (name, value) in refusal.Details) xml.Name(name, value);
            xml.WriteEndElement();
            await xml.WriteEndDocumentAsync();
        }

        http.Response.ContentType = "application/xml";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted);
    }

    private static bool IsReading(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static string? One(HttpContext http, string header, int longest)
    {
        var values = http.Request.Headers[header];
        return values.Count == 1 && values[0] is { Length: > 0 } text && text.Length <= longest && text.All(letter => letter is >= ' ' and <= '~') ? text : null;
    }
}
