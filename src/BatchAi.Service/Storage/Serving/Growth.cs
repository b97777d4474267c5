using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>
/// Lets a client follow a file that a job is writing: who asks for what comes next may wait for it. Azure ignores the
/// header, so that clients can always send it.
/// </summary>
internal static class Growth
{
    private const string Header = "Prefer";
    private const string Wait = "wait=";
    private const int Longest = 30;

    // What was written is seen after half of this on average. A look costs some microseconds.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a request wants to wait: <c>Prefer: wait=10</c>. What makes no sense counts as not at all, as HTTP says.</summary>
    internal static TimeSpan Patience(StorageCall call)
    {
        var preferences = call.Http.Request.Headers[Header].ToString().Split([',', ';'], StringSplitOptions.TrimEntries);
        var wait = preferences.FirstOrDefault(preference => preference.StartsWith(Wait, StringComparison.OrdinalIgnoreCase));
        return wait is not null && WholeNumber.TryParse(wait.AsSpan(Wait.Length)) is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, Longest)) : TimeSpan.Zero;
    }

    /// <summary>Waits until a file is longer than it was, in vain if need be. No thread is held meanwhile.</summary>
    /// <param name="file">The file, which is refreshed.</param>
    /// <param name="length">What it has to be longer than.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends it, when the client is gone.</param>
    internal static async Task WaitAsync(TreeFile file, long length, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (file.Refresh().Length <= length && time.GetElapsedTime(start) < patience) await Task.Delay(Look, time, cancellation);
    }
}
