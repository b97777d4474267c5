using System.Diagnostics;
using BatchAi.Pipeline;

namespace BatchAi.Files;

/// <summary>Tells how far files are that are moved: how much, how fast, and how long it will still take.</summary>
/// <param name="reporter">Shows it.</param>
/// <param name="files">How many files there are.</param>
/// <param name="length">How long they are.</param>
internal sealed class TransferProgress(ProgressReporter reporter, int files, long length)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _moved;

    /// <summary>More bytes were moved; from any thread.</summary>
    internal void Move(long bytes) => Interlocked.Add(ref _moved, bytes);

    /// <summary>Shows how far it is.</summary>
    /// <param name="done">How many files are done.</param>
    internal void Show(int done)
    {
        var moved = Interlocked.Read(ref _moved);
        var rate = moved / Math.Max(0.001, _watch.Elapsed.TotalSeconds);
        var left = rate < 1 ? (TimeSpan?)null : TimeSpan.FromSeconds(Math.Max(0, length - moved) / rate);
        reporter.Report($"{done} of {files} files, {ByteSize.Words(moved)} of {ByteSize.Words(length)}, {ByteSize.Words((long)rate)}/s", length > 0 ? moved : done, length > 0 ? length : files, left);
    }

    /// <summary>Takes it off the screen.</summary>
    internal void Complete() => reporter.Complete();
}
