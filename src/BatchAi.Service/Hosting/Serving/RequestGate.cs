using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Every request passes here: it is counted, and refused when it is not for this service or comes too late.</summary>
internal sealed class RequestGate(IEnumerable<string> hosts, TimeProvider time)
{
    private readonly HashSet<string> _hosts = new([.. hosts.Select(AsInUrl), "localhost", "127.0.0.1", "[::1]"], StringComparer.OrdinalIgnoreCase);
    private long _lastActivity = time.GetTimestamp();
    private int _active;
    private volatile bool _closed;

    /// <summary>How long there has been no request.</summary>
    internal TimeSpan IdleTime => Volatile.Read(ref _active) > 0 ? TimeSpan.Zero : time.GetElapsedTime(LastActivity);

    /// <summary>When the last request ended, as a mark to compare with.</summary>
    internal long LastActivity => Volatile.Read(ref _lastActivity);

    /// <summary>Counts as a request.</summary>
    internal void Touch() => Volatile.Write(ref _lastActivity, time.GetTimestamp());

    /// <summary>Refuses what comes from now on.</summary>
    internal void Close() => _closed = true;

    /// <summary>Lets a request of the management endpoint pass.</summary>
    internal Task PassAsync(HttpContext context, RequestDelegate next) => CountAsync(isClosed =>
        isClosed ? RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "ServiceStopping", "The service is ending; ask again when it is back.")
        : !_hosts.Contains(context.Request.Host.Host) ? RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "HostUnknown", "This service is not known by the host name of the request.")
        : next(context));

    /// <summary>Counts a request, which is told whether it comes too late.</summary>
    internal async Task CountAsync(Func<bool, Task> serve)
    {
        Interlocked.Increment(ref _active);
        try
        {
            await serve(_closed);
        }
        finally
        {
            Touch();
            Interlocked.Decrement(ref _active);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "1";
        return HostErrors.WriteAsync(context, status, code, message);
    }

    private static string AsInUrl(string host) => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
}
