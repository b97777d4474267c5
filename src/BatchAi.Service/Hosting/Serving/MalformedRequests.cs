using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Gives the storage APIs' own errors to what the web server refuses before it is a request to anybody, as one with a NUL in
/// its path. The web server tells of those, and ends the connection; it has no place for a body yet.
/// </summary>
internal sealed class MalformedRequests(StorageFront front, ServiceIdentity identity) : IObserver<KeyValuePair<string, object?>>
{
    private const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Whether an event of the web server is one of them.</summary>
    internal static bool IsOne(string name) => name == Event;

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is not { Key: Event, Value: IFeatureCollection features } || features.Get<IBadRequestExceptionFeature>()?.Error is not { } error) return;
        var http = new DefaultHttpContext(features);
        if (http.Response.HasStarted) return;
        var service = http.Connection.LocalPort == identity.BlobEndpoint.Port ? StorageService.Blob : StorageService.File;
        var isTarget = features.Get<IHttpRequestFeature>()?.RawTarget.Contains("%00", StringComparison.Ordinal) == true;
        front.Refuse(service, http, isTarget ? StorageErrors.InvalidUri() : error);

        // Once they are on their way, the web server leaves them as they are. There is nothing to wait for: they go into memory.
        http.Response.Headers.Connection = "close";
        _ = http.Response.StartAsync();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
