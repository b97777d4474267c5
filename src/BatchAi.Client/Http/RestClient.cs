using System.Diagnostics;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using BatchAi.Core.Wire;

namespace BatchAi.Client.Http;

/// <summary>Sends the operations of an API of Azure's kind.</summary>
/// <param name="pipeline">What signs and repeats.</param>
/// <param name="endpoint">The management endpoint.</param>
/// <param name="apiVersion">The version of the API.</param>
/// <param name="observer">Who hears warnings.</param>
internal sealed class RestClient(HttpPipeline pipeline, Uri endpoint, string apiVersion, IClientObserver observer)
{
    private const string Extensions = "x-batchai-extensions";

    internal IClientObserver Observer => observer;

    /// <summary>Gets a model.</summary>
    internal async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => Read<T>(await SendAsync(RequestMethod.Get, path, body: null, cancellationToken));

    /// <summary>Gets a page; <paramref name="next"/> is the link of the page before.</summary>
    internal async Task<ListResult<T>> ListAsync<T>(RequestMethod method, string path, string? next, CancellationToken cancellationToken) =>
        Read<ListResult<T>>(await SendAsync(method, next ?? path, body: null, cancellationToken));

    /// <summary>Sends a request, and refuses refusals.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">A path below the endpoint, or an absolute URL that the service gave.</param>
    /// <param name="body">JSON; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="BatchAiException">It was refused, or nobody answered.</exception>
    internal async Task<Response> SendAsync(RequestMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(UrlOf(path));
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add(Extensions, "1");
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/json");
            request.Content = RequestContent.Create(body);
        }

        var answer = await SendAsync(message, cancellationToken);
        foreach (var warning in WarningHeader.Read(answer.Headers)) observer.Warn(warning);
        return answer.IsError ? throw Failures.Refused(answer) : answer;
    }

    /// <summary>Reads an answer.</summary>
    internal static T Read<T>(Response answer)
        where T : class => WireJson.Deserialize<T>(answer.Content.ToMemory().Span)
            ?? throw Failures.Refused("ServiceError", "The service answered with nothing.", answer.Status, null);

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
        }
        catch (RequestFailedException error)
        {
            throw Failures.Of(error, endpoint);
        }
        catch (AggregateException error)
        {
            throw Failures.Unreachable(error, endpoint);
        }

        observer.Trace($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}: {message.Response.Status} in {watch.ElapsedMilliseconds} ms, request {message.Request.ClientRequestId}.");
        return message.Response;
    }

    // A link must not lead the token to another host.
    private Uri UrlOf(string path)
    {
        if (path[0] == '/') return new Uri(endpoint, path + (path.IndexOf('?') < 0 ? "?" : "&") + "api-version=" + apiVersion);
        var link = new Uri(path, UriKind.Absolute);
        return new Uri(endpoint, link.PathAndQuery);
    }
}
