using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Hosting.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>
/// The web server of the storage endpoints with nothing behind it: it reads and discards, and answers zeros. Names tell it how
/// long a thing is, and the folder's how many there are. It can also keep what comes, each body in a file and without any check,
/// flush or name: so fast a server that stores can be at best.
/// </summary>
internal static class NullStorage
{
    /// <summary>The argument by which this program becomes one.</summary>
    internal const string Word = "null-storage";

    /// <summary>The argument by which it keeps what comes.</summary>
    internal const string KeepingWord = "bare-storage";

    private const int PageSize = 5000;
    private static readonly byte[] Zeros = new byte[128 << 10];
    private static string? _kept;
    private static int _bodies;

    internal static async Task RunAsync(string folder, bool isKeeping)
    {
        if (isKeeping) _kept = Directory.CreateDirectory(Path.Combine(folder, "kept")).FullName;
        var root = new DataRoot(folder);
        _ = ServiceToken.ReadOrCreate(root);
        using var listeners = Listeners.Open(new ServiceOptions { Root = root, Port = 0, BlobPort = 0, FilePort = 0 });
        using var certificate = CertificateStore.LoadOrCreate(root, CertificateNames.Of([]), DateTimeOffset.UtcNow);
        await using var app = StorageServer.Build(root, listeners, certificate, new EventLog(root.ServiceLog, TimeProvider.System));
        app.Run(AnswerAsync);
        await app.StartAsync();

        var end = new TaskCompletionSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            end.TrySetResult();
        });
        ServiceFile.Write(root, new ServiceDescription
        {
            Pid = Environment.ProcessId,
            StartTime = DateTimeOffset.UtcNow,
            ManagementEndpoint = $"https://localhost:{listeners.ManagementPort}",
            BlobEndpoint = $"https://127.0.0.1:{listeners.BlobPort}",
            FileEndpoint = $"https://127.0.0.1:{listeners.FilePort}",
            TokenPath = root.Token,
            CaPath = root.CaCertificate,
        });
        await end.Task;
        await app.StopAsync();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        (headers.ETag, headers.LastModified, headers["x-ms-version"]) = ("\"0x1\"", "Thu, 01 Jan 2026 00:00:00 GMT", http.Request.Headers["x-ms-version"]);
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            await (http.Request.Query["comp"] == "list" ? ListAsync(http) : ReadAsync(http));
            return;
        }

        if (HttpMethods.IsDelete(http.Request.Method)) Forget();
        await (_kept is null || http.Request.ContentLength is null or 0 ? DiscardAsync(http.Request.BodyReader) : KeepAsync(http.Request.BodyReader, _kept));
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentLength = 0;
    }

    private static async Task DiscardAsync(PipeReader body)
    {
        for (var isAll = false; !isAll;)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            isAll = read.IsCompleted;
        }
    }

    private static async Task KeepAsync(PipeReader body, string folder)
    {
        using var file = File.OpenHandle(Path.Combine(folder, $"{Interlocked.Increment(ref _bodies)}"), FileMode.CreateNew, FileAccess.Write);
        var at = 0L;
        for (var isAll = false; !isAll;)
        {
            var read = await body.ReadAsync();
            foreach (var piece in read.Buffer)
            {
                RandomAccess.Write(file, piece.Span, at);
                at += piece.Length;
            }

            body.AdvanceTo(read.Buffer.End);
            isAll = read.IsCompleted;
        }
    }

    private static void Forget()
    {
        foreach (var file in _kept is null ? [] : Directory.GetFiles(_kept)) File.Delete(file);
    }

    private static async Task ReadAsync(HttpContext http)
    {
        var name = http.Request.Path.Value!.Split('/')[^1];
        var length = long.Parse(name[..name.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        var headers = http.Response.Headers;
        (headers["x-ms-blob-type"], headers["x-ms-type"], headers.ContentType, headers.AcceptRanges) = ("BlockBlob", "File", "application/octet-stream", "bytes");
        var left = length;
        if ((http.Request.Headers["x-ms-range"].FirstOrDefault() ?? http.Request.Headers.Range.FirstOrDefault()) is { } range)
        {
            var ends = range["bytes=".Length..].Split('-');
            var start = long.Parse(ends[0], CultureInfo.InvariantCulture);
            var last = ends[1].Length == 0 ? length - 1 : Math.Min(length - 1, long.Parse(ends[1], CultureInfo.InvariantCulture));
            left = last - start + 1;
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = $"bytes {start}-{last}/{length}";
        }

        http.Response.ContentLength = left;
        for (; left > 0 && HttpMethods.IsGet(http.Request.Method); left -= Zeros.Length) await http.Response.BodyWriter.WriteAsync(Zeros.AsMemory(0, (int)Math.Min(Zeros.Length, left)));
    }

    // The folder is called after how many things are in it.
    private static async Task ListAsync(HttpContext http)
    {
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var count = int.Parse(parts[1].Split('-')[^1], CultureInfo.InvariantCulture);
        _ = int.TryParse(http.Request.Query["marker"], NumberStyles.None, CultureInfo.InvariantCulture, out var first);
        var end = Math.Min(count, first + PageSize);
        var isBlob = http.Request.Query["restype"] == "container";
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"x\">").Append(isBlob ? "<Blobs>" : "<Entries>");
        for (var i = first; i < end; i++) text.Append(isBlob ? BlobEntry(i) : FileEntry(i));
        text.Append(isBlob ? "</Blobs>" : "</Entries>").Append(end < count ? $"<NextMarker>{end}</NextMarker>" : "<NextMarker />").Append("</EnumerationResults>");
        http.Response.ContentType = "application/xml";
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        http.Response.ContentLength = bytes.Length;
        await http.Response.BodyWriter.WriteAsync(bytes);
    }

    // As long and of as many elements as the service's own: what a client has to read is the same.
    private static string BlobEntry(int number) =>
        $"<Blob><Name>{StorageTask.SmallName(number)}</Name><Properties><Creation-Time>Thu, 01 Jan 2026 00:00:00 GMT</Creation-Time><Last-Modified>Thu, 01 Jan 2026 00:00:00 GMT</Last-Modified><Etag>0x0123456789ABCDEF</Etag><Content-Length>4096</Content-Length><Content-Type>application/octet-stream</Content-Type><Content-Encoding /><Content-Language /><Content-MD5>AAAAAAAAAAAAAAAAAAAAAA==</Content-MD5><Content-Disposition /><Cache-Control /><BlobType>BlockBlob</BlobType><AccessTier>Hot</AccessTier><AccessTierInferred>true</AccessTierInferred><LeaseStatus>unlocked</LeaseStatus><LeaseState>available</LeaseState><ServerEncrypted>false</ServerEncrypted></Properties></Blob>";

    private static string FileEntry(int number) =>
        $"<File><Name>{StorageTask.SmallName(number)}</Name><Properties><Content-Length>4096</Content-Length></Properties></File>";
}
