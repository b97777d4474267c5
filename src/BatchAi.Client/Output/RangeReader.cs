using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using BatchAi.Client.Http;

namespace BatchAi.Client.Output;

/// <summary>Reads parts of files through their links, which sign in by themselves.</summary>
/// <param name="http">The one HTTP client.</param>
internal sealed class RangeReader(HttpClient http)
{
    // Longer than any honest answer needs to go on.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Reads from a place to the end that the file has at the moment.</summary>
    /// <param name="link">The link.</param>
    /// <param name="first">The place.</param>
    /// <param name="last">The last byte that is wanted; null for all.</param>
    /// <param name="wait">How long the endpoint may wait until there is something.</param>
    /// <param name="use">Takes the bytes: a buffer, and how much of it counts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="BatchAiException">The endpoint is one that must not be spoken to.</exception>
    internal async Task<RangeAnswer> ReadAsync(Uri link, long first, long? last, TimeSpan wait, Action<byte[], int> use, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(wait + Patience);
        var watch = Stopwatch.StartNew();
        try
        {
            using var request = Request(link, first, last, wait);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var waited = watch.Elapsed;
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
            {
                var skipped = answer.StatusCode == HttpStatusCode.OK ? first : 0;
                return new(await CopyAsync(answer.Content, skipped, use, patience) ? RangeEnd.Some : RangeEnd.Nothing, answer.Content.Headers.ContentRange?.Length, waited);
            }

            return new(EndOf(answer.StatusCode), answer.Content.Headers.ContentRange?.Length, waited);
        }
        catch (Exception error) when (PatientRetry.IsRefusedCertificate(error))
        {
            throw Failures.Unreachable(error, link);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(RangeEnd.Failed, null, watch.Elapsed);
        }
    }

    private static HttpRequestMessage Request(Uri link, long first, long? last, TimeSpan wait)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(first, last);
        if (wait > TimeSpan.Zero) request.Headers.Add("Prefer", "wait=" + Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return request;
    }

    private static RangeEnd EndOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.RequestedRangeNotSatisfiable => RangeEnd.Nothing,
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => RangeEnd.Refused,
        HttpStatusCode.NotFound => RangeEnd.Missing,
        _ => RangeEnd.Failed,
    };

    // An answer that is not for the part alone has the bytes before it, too.
    private async Task<bool> CopyAsync(HttpContent content, long skipped, Action<byte[], int> use, CancellationTokenSource patience)
    {
        using var stream = await content.ReadAsStreamAsync();
        var hasSome = false;
        int count;
        while ((count = await stream.ReadAsync(_buffer, 0, _buffer.Length, patience.Token)) > 0)
        {
            patience.CancelAfter(Patience);
            var offset = (int)Math.Min(skipped, count);
            skipped -= offset;
            if (offset > 0) Buffer.BlockCopy(_buffer, offset, _buffer, 0, count - offset);
            if (count == offset) continue;
            hasSome = true;
            use(_buffer, count - offset);
        }

        return hasSome;
    }
}
