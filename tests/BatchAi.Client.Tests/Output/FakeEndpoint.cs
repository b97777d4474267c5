using System.Net;
using System.Net.Http.Headers;

namespace BatchAi.Client.Output;

/// <summary>
/// Serves one growing file as the worst of networks would: in pieces of any size, broken off at any byte, refused, busy, or not at
/// all. The file grows with each request, as a job that is quicker or slower than its reader.
/// </summary>
internal sealed class FakeEndpoint(byte[] content, Random random) : HttpMessageHandler
{
    private int _available;

    /// <summary>How much of a hundred requests goes wrong.</summary>
    internal int Trouble { get; init; } = 30;

    /// <summary>Whether all that will be there is there.</summary>
    internal bool IsComplete => _available == content.Length;

    /// <summary>Told when all of it is there: the job has ended.</summary>
    internal CancellationTokenSource JobEnd { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _available = Math.Min(content.Length, _available + random.Next(0, 40));
        if (random.Next(100) < Trouble) return Refuse();
        var first = (int)request.Headers.Range!.Ranges.Single().From!;
        var answer = Answer(first);

        // Bytes come before the news that they were the last.
        if (IsComplete && random.Next(3) == 0) await JobEnd.CancelAsync();
        return answer;
    }

    private HttpResponseMessage Answer(int first)
    {
        if (first < _available)
        {
            var isWhole = random.Next(5) == 0;
            var bytes = content[(isWhole ? 0 : first).._available];
            var breaksAt = random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length;
            return new(isWhole ? HttpStatusCode.OK : HttpStatusCode.PartialContent) { Content = new StreamContent(new BreakingStream(bytes, breaksAt, random)) };
        }

        var nothing = new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
        nothing.Content = new ByteArrayContent([]);
        nothing.Content.Headers.ContentRange = new ContentRangeHeaderValue(_available);
        return nothing;
    }

    private HttpResponseMessage Refuse() => random.Next(3) switch
    {
        0 => throw new HttpRequestException("The connection was refused."),
        1 => new(HttpStatusCode.Forbidden),
        _ => new(HttpStatusCode.ServiceUnavailable),
    };
}
