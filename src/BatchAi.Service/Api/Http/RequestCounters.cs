using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Http;

/// <summary>Counts requests per subscription and hour as ARM does; nothing is refused, clients only see the numbers go down.</summary>
internal sealed class RequestCounters(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Subscription, string Kind), int> _counts = new();
    private readonly Lock _lock = new();
    private long _hour;

    internal void Count(HttpContext http, string subscription)
    {
        ForgetOtherHours();
        var (kind, most) = KindOf(http.Request.Method);
        var count = _counts.AddOrUpdate((subscription.ToLowerInvariant(), kind), 1, static (_, count) => count + 1);
        http.Response.Headers["x-ms-ratelimit-remaining-subscription-" + kind] = Math.Max(0, most - count).ToString(CultureInfo.InvariantCulture);
    }

    private void ForgetOtherHours()
    {
        var hour = time.GetUtcNow().ToUnixTimeSeconds() / 3600;
        lock (_lock)
        {
            if (hour == _hour) return;
            _hour = hour;
            _counts.Clear();
        }
    }

    private static (string Kind, int Most) KindOf(string method) => method switch
    {
        "GET" or "HEAD" => ("reads", 12000),
        "DELETE" => ("deletes", 15000),
        _ => ("writes", 1200),
    };
}
