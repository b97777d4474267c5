using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Builds the web server of the blob and file endpoints. Bodies may be of any size and come as slowly as they like;
/// what comes before them may not.
/// </summary>
internal static class StorageServer
{
    // A blob's name has up to 1024 characters, of which each takes nine and more when it is encoded; a copy names two.
    private const int LongestHead = 64 << 10;

    internal static WebApplication Build(DataRoot root, Listeners listeners, X509Certificate2 certificate, EventLog log)
    {
        var builder = WebServer.On([.. listeners.Blob, .. listeners.File], root, certificate, HttpProtocols.Http1, log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // What users keep with their blobs and files may be in any language.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            var limits = kestrel.Limits;
            (limits.MaxRequestBodySize, limits.MinRequestBodyDataRate, limits.MinResponseDataRate) = (null, null, null);
            (limits.MaxRequestLineSize, limits.MaxRequestHeadersTotalSize, limits.MaxRequestBufferSize) = (LongestHead, LongestHead, 1 << 20);
        });
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>>(new BlockPool());
        return builder.Build();
    }

    /// <summary>Leads every request to what answers it, by the port that it came to.</summary>
    internal static void Map(WebApplication app, StorageFront front, RequestGate gate, ServiceIdentity identity)
    {
        app.Run(http => gate.CountAsync(isClosed => front.ServeAsync(http.Connection.LocalPort == identity.BlobEndpoint.Port ? StorageService.Blob : StorageService.File, http, isClosed)));
        app.Services.GetRequiredService<DiagnosticListener>().Subscribe(new MalformedRequests(front, identity), MalformedRequests.IsOne);
    }
}
