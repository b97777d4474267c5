using System.Buffers;
using BatchAi.Core.Metrics;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Control.Metrics;

/// <summary>What was read of a file's metrics, and up to where.</summary>
/// <param name="reader">Reads it.</param>
internal sealed class MetricFile(MetricReader reader)
{
    private const int BlockLength = 256 * 1024;

    private HostStat? _read;
    private long _position;

    internal MetricReader Reader => reader;

    /// <summary>Whether a file is the one that was read before, and did not become shorter.</summary>
    internal bool Continues(HostStat file) =>
        _read is not { } before || (before.Id == file.Id && before.Device == file.Device && before.Born == file.Born && file.Length >= _position);

    /// <summary>Reads what is new.</summary>
    internal void ReadNew(HostFile file, HostStat stat, CancellationToken cancellation)
    {
        _read = stat;
        var block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            while (_position < stat.Length && file.Read(block, _position) is > 0 and var count)
            {
                cancellation.ThrowIfCancellationRequested();
                _position += count;
                reader.Add(block, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        // What it tells was so when it was written last.
        reader.Progress.Observe(HostStat.TimeOf(stat.Modified));
    }
}
