using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BatchAi.Client.Transfers;

/// <summary>
/// Sends a file into a container. A large one goes in blocks, which wait beside the blob until all are there; blocks that an earlier
/// attempt left are not sent again. A block's id is its number and its checksum, so that none of another file is taken.
/// </summary>
/// <param name="blob">The blob.</param>
/// <param name="options">How.</param>
internal sealed class BlobUpload(BlockBlobClient blob, TransferOptions options)
{
    internal const int SmallLength = 4 << 20;
    private const int BlockLength = 8 << 20;
    private const int MostBlocks = 50_000;

    /// <summary>Sends it.</summary>
    /// <returns>What the storage knows of it then, and its checksum.</returns>
    internal async Task<(BlobContentInfo Info, byte[] Sum)> RunAsync(LocalSource file, CancellationToken cancellationToken)
    {
        if (file.Length <= SmallLength) return await SendWholeAsync(file, cancellationToken);
        var length = (int)Math.Max(BlockLength, (file.Length + MostBlocks - 1) / MostBlocks);
        var waiting = await WaitingAsync(cancellationToken);
        var ids = new string[(file.Length + length - 1) / length];
        var sum = await file.SendAsync(length, options.Throttle, (piece, token) => SendBlockAsync(piece, ids, waiting, token), cancellationToken);
        file.MustBeUnchanged();
        var commit = new CommitBlockListOptions { HttpHeaders = Headers(sum), Conditions = Conditions() };
        return ((await blob.CommitBlockListAsync(ids, commit, cancellationToken)).Value, sum);
    }

    private async Task<(BlobContentInfo Info, byte[] Sum)> SendWholeAsync(LocalSource file, CancellationToken cancellationToken)
    {
        var piece = await file.ReadAsync(cancellationToken);
        file.MustBeUnchanged();
        await options.Throttle.WaitAsync(cancellationToken);
        try
        {
            using var content = piece.Open();
            var answer = await blob.UploadAsync(content, new BlobUploadOptions { HttpHeaders = Headers(piece.MD5), Conditions = Conditions() }, cancellationToken);
            options.Moved?.Invoke(piece.Count);
            return (answer.Value, piece.MD5);
        }
        finally
        {
            options.Throttle.Release();
        }
    }

    private async Task SendBlockAsync(Piece piece, string[] ids, Dictionary<string, long> waiting, CancellationToken cancellationToken)
    {
        var id = ids[piece.Index] = Convert.ToBase64String([.. BitConverter.GetBytes(piece.Index), .. piece.MD5]);
        if (!waiting.TryGetValue(id, out var length) || length != piece.Count)
        {
            using var content = piece.Open();
            await blob.StageBlockAsync(id, content, piece.MD5, conditions: null, progressHandler: null, cancellationToken);
        }

        options.Moved?.Invoke(piece.Count);
    }

    private async Task<Dictionary<string, long>> WaitingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var list = await blob.GetBlockListAsync(BlockListTypes.Uncommitted, snapshot: null, conditions: null, cancellationToken);
            return list.Value.UncommittedBlocks.GroupBy(block => block.Name).ToDictionary(block => block.Key, block => block.Last().SizeLong);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return [];
        }
    }

    private static BlobHttpHeaders Headers(byte[] sum) => new() { ContentHash = sum };

    private BlobRequestConditions? Conditions() => options.Overwrite ? null : new() { IfNoneMatch = ETag.All };
}
