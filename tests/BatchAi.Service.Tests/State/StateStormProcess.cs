using System.Diagnostics;
using System.Text;
using BatchAi.Service.State;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Tests.State;

/// <summary>A process that writes to a state as fast as it can, and tells each uuid once it is acknowledged.</summary>
internal static class StateStormProcess
{
    private const int Writers = 64;

    internal static Process Start(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { "exec", typeof(StateStormProcess).Assembly.Location, "write-state", path },
        };
        return Process.Start(start)!;
    }

    internal static async Task RunAsync(string path)
    {
        var store = StateStore.Open(path);
        using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteForEverAsync(store, output)));
    }

    private static async Task WriteForEverAsync(StateStore store, FileStream output)
    {
        while (true)
        {
            var job = Rows.Job(Guid.NewGuid().ToString());
            await store.WriteAsync(w =>
            {
                _ = w.Insert(job);
                w.Insert(new TransitionRow(job.Uuid, DateTimeOffset.UnixEpoch, "queued", "submitted"));
            });
            lock (output) output.Write(Encoding.ASCII.GetBytes(job.Uuid + "\n"));
        }
    }
}
