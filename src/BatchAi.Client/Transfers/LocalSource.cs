using System.Security.Cryptography;

namespace BatchAi.Client.Transfers;

/// <summary>A file of this machine that is sent: read once, from its beginning to its end, while its pieces are on their way.</summary>
internal sealed class LocalSource : IDisposable
{
    private readonly FileStream _file;
    private readonly DateTime _written;

    private LocalSource(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, System.IO.FileShare.ReadWrite | System.IO.FileShare.Delete);
        (Length, _written) = (_file.Length, File.GetLastWriteTimeUtc(path));
    }

    /// <summary>How long it is.</summary>
    internal long Length { get; }

    /// <summary>What tells it from an earlier or a later one.</summary>
    internal string Version => $"{Length:x}-{_written.Ticks:x}";

    /// <summary>Opens one.</summary>
    internal static LocalSource Open(string path) => new(path);

    /// <summary>Reads it whole; for small files alone.</summary>
    internal async Task<Piece> ReadAsync(CancellationToken cancellationToken) => await ReadAsync(0, 0, new byte[Length], cancellationToken);

    /// <summary>Sends it in pieces, several at a time.</summary>
    /// <param name="length">The length of a piece.</param>
    /// <param name="throttle">Lets so many be on their way.</param>
    /// <param name="send">Sends one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The checksum of the whole file.</returns>
    internal async Task<byte[]> SendAsync(int length, SemaphoreSlim throttle, Func<Piece, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task>();
        try
        {
            for (var (index, offset) = (0, 0L); offset < Length; (index, offset) = (index + 1, offset + length))
            {
                await throttle.WaitAsync(all.Token);
                foreach (var task in running.Where(task => task.IsFaulted)) await task;
                var piece = await ReadThrottledAsync(index, offset, length, throttle, all.Token);
                sum.AppendData(piece.Bytes, 0, piece.Count);
                running.RemoveAll(task => task.Status == TaskStatus.RanToCompletion);
                running.Add(SendThrottledAsync(piece, throttle, send, all.Token));
            }

            await Task.WhenAll(running);
            return sum.GetHashAndReset();
        }
        finally
        {
            all.Cancel();
        }
    }

    /// <summary>Fails when somebody wrote to it meanwhile: what was sent would be neither the old file nor the new one.</summary>
    internal void MustBeUnchanged()
    {
        if (_file.Length != Length || File.GetLastWriteTimeUtc(_file.Name) != _written) throw TransferErrors.ChangedHere(_file.Name);
    }

    public void Dispose() => _file.Dispose();

    private static async Task SendThrottledAsync(Piece piece, SemaphoreSlim throttle, Func<Piece, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            await send(piece, cancellationToken);
        }
        finally
        {
            throttle.Release();
        }
    }

    private async Task<Piece> ReadThrottledAsync(int index, long offset, int length, SemaphoreSlim throttle, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(index, offset, new byte[Math.Min(length, Length - offset)], cancellationToken);
        }
        catch
        {
            throttle.Release();
            throw;
        }
    }

    private async Task<Piece> ReadAsync(int index, long offset, byte[] bytes, CancellationToken cancellationToken)
    {
        var count = 0;
        while (count < bytes.Length)
        {
            var some = await _file.ReadAsync(bytes, count, bytes.Length - count, cancellationToken);
            if (some == 0) throw TransferErrors.ChangedHere(_file.Name);
            count += some;
        }

        return new Piece(index, offset, bytes, count);
    }
}
