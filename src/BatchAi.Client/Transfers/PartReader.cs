using System.Net;
using System.Net.Http.Headers;
using BatchAi.Client.Http;

namespace BatchAi.Client.Transfers;

/// <summary>Reads parts of a file through its link: checks what comes, and tries again what breaks off.</summary>
/// <param name="http">The one HTTP client.</param>
/// <param name="link">The link.</param>
/// <param name="time">The clock.</param>
internal sealed class PartReader(HttpClient http, DownloadLink link, TimeProvider time)
{
    /// <summary>The length of a part: storage tells checksums of no longer ones.</summary>
    internal const int PartLength = 4 << 20;

    private const int Attempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>The file, for people.</summary>
    internal string Name => link.Name;

    /// <summary>Waits a little.</summary>
    internal Task PauseAsync(CancellationToken cancellationToken) => time.Delay(FirstPause, cancellationToken);

    /// <summary>Reads a part.</summary>
    /// <param name="first">Its first byte.</param>
    /// <param name="etag">The version that the file must have; null for any.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RemoteFileChangedException">It has another one.</exception>
    internal async Task<FilePart> ReadAsync(long first, string? etag, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(first, etag, cancellationToken);
            }
            catch (Exception error) when (attempt < Attempts && IsPassing(error) && !cancellationToken.IsCancellationRequested)
            {
                await time.Delay(TimeSpan.FromTicks(FirstPause.Ticks << attempt), cancellationToken);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw Failures.Unreachable(error, await link.GetAsync(cancellationToken));
            }
        }
    }

    private static bool IsPassing(Exception error) =>
        !PatientRetry.IsRefusedCertificate(error) && error is HttpRequestException or IOException or OperationCanceledException or BatchAiException { Code: "ChecksumMismatch" or "LinkExpired" or "StorageBusy" };

    private async Task<FilePart> TryAsync(long first, string? etag, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, await link.GetAsync(patience.Token));
        request.Headers.Range = new RangeHeaderValue(first, first + PartLength - 1);
        request.Headers.Add("x-ms-range-get-content-md5", "true");
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, patience.Token);
        return answer.StatusCode switch
        {
            HttpStatusCode.PartialContent or HttpStatusCode.OK => await PartOfAsync(answer),
            HttpStatusCode.RequestedRangeNotSatisfiable when first == 0 => Part(answer, [], 0),
            HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PreconditionFailed => throw new RemoteFileChangedException(),
            var status => throw Refused(status),
        };
    }

    private async Task<FilePart> PartOfAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentMD5 is { } sum && answer.StatusCode == HttpStatusCode.PartialContent && !Checksum.Of(bytes, bytes.Length).SequenceEqual(sum)) throw TransferErrors.Damaged(Name);
        return Part(answer, bytes, answer.Content.Headers.ContentRange?.Length ?? bytes.Length);
    }

    private static FilePart Part(HttpResponseMessage answer, byte[] bytes, long total)
    {
        var text = Header(answer, "x-ms-blob-content-md5") ?? Header(answer, "x-ms-content-md5");
        return new(bytes, total, answer.Headers.ETag?.ToString(), text is null ? null : Convert.FromBase64String(text), answer.Content.Headers.LastModified);
    }

    private BatchAiException Refused(HttpStatusCode status)
    {
        // A link that was refused is made anew, once for each attempt.
        if (status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) link.Forget();
        return status switch
        {
            HttpStatusCode.NotFound => new("PathNotFound", $"There is no file '{Name}' any more.") { HttpStatus = 404 },
            HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => new("LinkExpired", $"The storage refuses to tell what is in '{Name}'.") { HttpStatus = (int)status },
            HttpStatusCode.RequestTimeout or (HttpStatusCode)429 or >= HttpStatusCode.InternalServerError => new("StorageBusy", $"The storage does not get to telling what is in '{Name}': HTTP status {(int)status}.") { HttpStatus = (int)status },
            _ => new("StorageRefused", $"The storage does not tell what is in '{Name}': HTTP status {(int)status}.") { HttpStatus = (int)status },
        };
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
