using System.Diagnostics;

namespace BatchAi.Bench.Harness;

/// <summary>Requests of some clients at once, each of which asks again as soon as it is answered.</summary>
/// <param name="Times">How long each request took.</param>
/// <param name="Seconds">How long all of them took.</param>
/// <param name="ServerMicroseconds">The server's CPU time for one request.</param>
/// <param name="ClientMicroseconds">This process's CPU time for one request.</param>
internal sealed record RequestLoad(Samples Times, double Seconds, double ServerMicroseconds, double ClientMicroseconds)
{
    internal double PerSecond => Times.Count / Seconds;

    /// <summary>How much of the machine's processors both sides had together, of 1.</summary>
    internal double ProcessorShare => (ServerMicroseconds + ClientMicroseconds) * PerSecond / 1e6 / Environment.ProcessorCount;

    /// <summary>Sends requests.</summary>
    /// <param name="service">The server.</param>
    /// <param name="clients">How many clients there are.</param>
    /// <param name="count">How many requests there are in all.</param>
    /// <param name="request">Sends the request of a number from 0 on, and completes with its answer.</param>
    internal static async Task<RequestLoad> TakeAsync(ServedService service, int clients, int count, Func<int, Task> request)
    {
        var times = new double[count];
        var next = -1;
        var (server, client) = (ServerCpu(service), ClientCpu());
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(WorkAsync)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new RequestLoad(new Samples(times), seconds, 1000 * (ServerCpu(service) - server) / count, 1000 * (ClientCpu() - client) / count);

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < count)
            {
                var begin = Stopwatch.GetTimestamp();
                await request(number);
                times[number] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            }
        }
    }

    private static double ServerCpu(ServedService service) => ProcessFigures.Of(service.Process).CpuMilliseconds;

    private static double ClientCpu() => Environment.CpuUsage.TotalTime.TotalMilliseconds;
}
