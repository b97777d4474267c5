using Azure;
using Azure.Storage.Files.Shares;
using Azure.Storage.Files.Shares.Models;

namespace BatchAi.Client.Transfers;

/// <summary>
/// Sends a file into a share, in ranges, each with its checksum. Until all are there, the file has a mark that tells which file of
/// this machine it is from; a later attempt with the same file sends only what is missing.
/// </summary>
/// <param name="remote">The file.</param>
/// <param name="options">How.</param>
internal sealed class ShareUpload(ShareFileClient remote, TransferOptions options)
{
    private const string Mark = "batchaiupload";
    private const int RangeLength = 4 << 20;

    private static readonly Dictionary<string, string> NoMark = [];

    /// <summary>Sends it.</summary>
    /// <param name="file">The file of this machine.</param>
    /// <param name="existing">What is there; null when nothing is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the storage knows of it then, and its checksum.</returns>
    internal async Task<(ShareFileInfo Info, byte[] Sum)> RunAsync(LocalSource file, ShareFileProperties? existing, CancellationToken cancellationToken)
    {
        var sum = file.Length <= RangeLength ? await SendWholeAsync(file, cancellationToken) : await SendRangesAsync(file, existing, cancellationToken);
        file.MustBeUnchanged();
        return ((await remote.SetMetadataAsync(NoMark, cancellationToken)).Value, sum);
    }

    /// <summary>Whether what is there is the beginning of the same file.</summary>
    internal static bool IsOf(LocalSource file, ShareFileProperties? existing) =>
        existing is not null && existing.ContentLength == file.Length && existing.Metadata.TryGetValue(Mark, out var version) && version == file.Version;

    /// <summary>Whether what is there was never finished.</summary>
    internal static bool IsUnfinished(ShareFileProperties existing) => existing.Metadata.ContainsKey(Mark);

    private async Task<byte[]> SendWholeAsync(LocalSource file, CancellationToken cancellationToken)
    {
        var piece = await file.ReadAsync(cancellationToken);
        await options.Throttle.WaitAsync(cancellationToken);
        try
        {
            await CreateAsync(file, piece.MD5, cancellationToken);
            if (piece.Count > 0) await SendRangeAsync(piece, [], cancellationToken);
            return piece.MD5;
        }
        finally
        {
            options.Throttle.Release();
        }
    }

    private async Task<byte[]> SendRangesAsync(LocalSource file, ShareFileProperties? existing, CancellationToken cancellationToken)
    {
        var isResumed = IsOf(file, existing);
        var there = isResumed ? await RangesAsync(cancellationToken) : [];
        if (!isResumed) await CreateAsync(file, sum: null, cancellationToken);
        var sum = await file.SendAsync(RangeLength, options.Throttle, (piece, token) => SendRangeAsync(piece, there, token), cancellationToken);
        await remote.SetHttpHeadersAsync(newSize: null, new ShareFileHttpHeaders { ContentHash = sum }, smbProperties: null, filePermission: null, cancellationToken);
        return sum;
    }

    private Task<Response<ShareFileInfo>> CreateAsync(LocalSource file, byte[]? sum, CancellationToken cancellationToken) => remote.CreateAsync(
        file.Length,
        sum is null ? null : new ShareFileHttpHeaders { ContentHash = sum },
        new Dictionary<string, string> { [Mark] = file.Version },
        smbProperties: null,
        filePermission: null,
        cancellationToken);

    private async Task SendRangeAsync(Piece piece, IReadOnlyList<HttpRange> there, CancellationToken cancellationToken)
    {
        if (!there.Any(range => range.Offset <= piece.Offset && range.Offset + range.Length >= piece.Offset + piece.Count))
        {
            using var content = piece.Open();
            await remote.UploadRangeAsync(ShareFileRangeWriteType.Update, new HttpRange(piece.Offset, piece.Count), content, piece.MD5, progressHandler: null, cancellationToken);
        }

        options.Moved?.Invoke(piece.Count);
    }

    private async Task<IReadOnlyList<HttpRange>> RangesAsync(CancellationToken cancellationToken) =>
        [.. (await remote.GetRangeListAsync(new HttpRange(0), cancellationToken)).Value.Ranges];
}
