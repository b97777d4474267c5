using System.Diagnostics;
using BatchAi.Bench.Harness;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>What the disk alone can do, by which to judge what waits for it.</summary>
internal static class DiskFigures
{
    private const int Step = 4 << 20;

    internal static async Task PrintAsync(StorageOptions options)
    {
        var table = new Table("storage: the disk's own rate", "what", "rate");
        var folder = TemporaryFolder.Create();
        var copied = await CopyAsync(folder, options.LargeBytes);
        table.Add("`cp` and `sync` of the large file", $"{options.LargeBytes / copied / (1 << 20):0} MiB/s");
        foreach (var writers in (int[])[1, StorageTask.Clients])
        {
            table.Add($"4 KiB: create, write, flush, {writers} at once", $"{Create(TemporaryFolder.Create(), options.SmallCount, writers, withFolder: false):0}/s");
            table.Add($"the same, and flush the folder, {writers} at once", $"{Create(TemporaryFolder.Create(), options.SmallCount, writers, withFolder: true):0}/s");
        }

        table.Print();
    }

    private static async Task<double> CopyAsync(string folder, long length)
    {
        var (source, target) = (Path.Combine(folder, "source"), Path.Combine(folder, "target"));
        var bytes = new byte[Step];
        new Random(1).NextBytes(bytes);
        await using (var file = File.Create(source))
        {
            for (var left = length; left > 0; left -= Step) await file.WriteAsync(bytes);
            file.Flush(flushToDisk: true);
        }

        var start = Stopwatch.GetTimestamp();
        await RunAsync("cp", source, target);
        await RunAsync("sync", target);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.Delete(source);
        File.Delete(target);
        return seconds;
    }

    private static double Create(string folder, int count, int writers, bool withFolder)
    {
        using var names = HostFolder.Open(folder);
        var bytes = new byte[StorageTask.SmallBytes];
        var next = -1;
        var threads = Enumerable.Range(0, writers).Select(_ => new Thread(Work)).ToList();
        var start = Stopwatch.GetTimestamp();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;

        void Work()
        {
            while (Interlocked.Increment(ref next) is var number && number < count)
            {
                using var file = File.OpenHandle(Path.Combine(folder, $"{number}"), FileMode.CreateNew, FileAccess.Write);
                RandomAccess.Write(file, bytes, 0);
                RandomAccess.FlushToDisk(file);
                if (withFolder) names.Sync();
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed.");
    }
}
