using System.Diagnostics;

namespace BatchAi.Bench.Harness;

/// <summary>What the disk alone takes for what every acknowledged change waits for.</summary>
internal static class DiskFlush
{
    private const int Count = 300;
    private const int PageBytes = 4096;

    internal static Samples Take(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "flush"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[PageBytes];
        return new Samples([.. Enumerable.Range(0, Count).Select(_ => One(file, page))]);
    }

    private static double One(FileStream file, byte[] page)
    {
        var start = Stopwatch.GetTimestamp();
        file.Write(page);
        file.Flush(flushToDisk: true);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
