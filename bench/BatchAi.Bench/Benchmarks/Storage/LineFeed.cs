using System.Buffers.Text;
using System.Diagnostics;
using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>A file or blob to which lines are appended that tell when they were written, and somebody who follows it.</summary>
internal sealed class LineFeed(StorageRequests requests, string folder, int lines)
{
    /// <summary>What it is called.</summary>
    internal const string Name = "0-lines";

    private const int Length = 100;
    private const int Digits = 20;
    private const int PerBlock = 100;
    private const int PerSecond = 50_000;

    // A server that does not wait is asked again after this.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(10);

    internal string Folder => folder;

    internal int Lines => lines;

    internal async Task CreateAsync(bool isBlob)
    {
        await requests.PutAsync($"{folder}?restype={(isBlob ? "container" : "share")}", default);
        if (isBlob) await requests.PutAsync($"{folder}/{Name}", default, ("x-ms-blob-type", "AppendBlob"));
        else await Generator.CreateFileAsync(requests, $"{folder}/{Name}", 0);
    }

    /// <summary>Appends as a job does that prints: a line at a time, straight to the file.</summary>
    internal async Task WriteAsJobAsync(string place, TimeSpan pause)
    {
        using var file = new FileStream(Path.Combine(place, Name), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var line = NewLines(1);
        await PacedAsync(pause, 1, () =>
        {
            Stamp(line);
            file.Write(line);
            return Task.CompletedTask;
        });
    }

    /// <summary>Appends through the API, some lines at a time when there are many.</summary>
    internal Task AppendBlocksAsync(TimeSpan pause)
    {
        var perBlock = pause > TimeSpan.Zero ? 1 : PerBlock;
        var block = NewLines(perBlock);
        return PacedAsync(pause, perBlock, () =>
        {
            Stamp(block);
            return requests.PutAsync($"{folder}/{Name}?comp=appendblock", block);
        });
    }

    /// <summary>Follows until all lines were seen.</summary>
    /// <returns>How long after its writing each line was seen.</returns>
    internal async Task<FollowTimes> FollowAsync()
    {
        var times = new double[lines];
        var (seen, filled) = (0, 0);
        var line = new byte[Length];
        var buffer = new byte[64 << 10];
        while (seen < lines)
        {
            if (await requests.ReadAsync($"{folder}/{Name}", buffer, $"bytes={((long)seen * Length) + filled}-", See) < 0) await Task.Delay(Again);
        }

        return FollowTimes.Of(new Samples(times));

        void See(ReadOnlySpan<byte> bytes)
        {
            var now = Stopwatch.GetTimestamp();
            while (bytes.Length > 0)
            {
                var count = Math.Min(Length - filled, bytes.Length);
                bytes[..count].CopyTo(line.AsSpan(filled));
                bytes = bytes[count..];
                if ((filled += count) < Length) return;
                filled = 0;
                _ = Utf8Parser.TryParse(line.AsSpan(0, Digits), out long written, out int _);
                times[seen++] = Stopwatch.GetElapsedTime(written, now).TotalMilliseconds;
            }
        }
    }

    private async Task PacedAsync(TimeSpan pause, int perWrite, Func<Task> write)
    {
        var start = Stopwatch.GetTimestamp();
        for (var done = 0; done < lines; done += perWrite)
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause);
            else while (done > Stopwatch.GetElapsedTime(start).TotalSeconds * PerSecond) await Task.Delay(1);
            await write();
        }
    }

    private static byte[] NewLines(int count)
    {
        var bytes = new byte[count * Length];
        bytes.AsSpan().Fill((byte)'.');
        for (var end = Length; end <= bytes.Length; end += Length) bytes[end - 1] = (byte)'\n';
        return bytes;
    }

    private static void Stamp(byte[] block)
    {
        var now = Stopwatch.GetTimestamp();
        for (var at = 0; at < block.Length; at += Length) _ = Utf8Formatter.TryFormat(now, block.AsSpan(at, Digits), out int _, new System.Buffers.StandardFormat('D', Digits));
    }
}
