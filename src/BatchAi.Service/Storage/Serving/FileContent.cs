using System.IO.Pipelines;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>Answers with the bytes of a file, or with a part of them.</summary>
internal static class FileContent
{
    private const int Piece = 128 << 10;

    /// <summary>An answer with what a request wants of a file. It says where the part lies and what its checksum is; all other headers are the caller's.</summary>
    /// <param name="call">The request.</param>
    /// <param name="file">The file; the answer closes it. It may have been refreshed.</param>
    /// <param name="md5OfPart">The header for the MD5 of all of the file in an answer with a part of it.</param>
    /// <param name="time">The clock.</param>
    internal static async Task<StorageAnswer> AnswerAsync(StorageCall call, TreeFile file, string md5OfPart, TimeProvider time)
    {
        var range = RequestedRange.Read(call);
        if (range?.First is { } first && first >= file.Entry.Length && Growth.Patience(call) is { } patience && patience > TimeSpan.Zero)
        {
            await Growth.WaitAsync(file, first, patience, time, call.Aborted);
        }

        var length = file.Entry.Length;
        var (offset, count) = range?.In(length) ?? (0, length);
        var checksum = RangeChecksums.Read(call, range is not null, count);
        var answer = checksum == RangeChecksum.None
            ? StorageAnswer.Content(range is null ? 200 : 206, count, (pipe, cancellation) => CopyAsync(file, offset, count, pipe, cancellation), file)
            : await WithChecksumAsync(file, offset, (int)count, checksum, call.Aborted);
        if (range is not null) answer.With("Content-Range", RequestedRange.Words(offset, count, length));
        var md5 = file.Entry.Record.ContentMd5 is { } hash ? Convert.ToBase64String(hash) : null;
        return answer.With(range is null ? BodyChecksum.Md5Header : md5OfPart, md5).With("Accept-Ranges", "bytes");
    }

    // The checksum goes ahead of the bytes, and must be of those that are sent.
    private static async Task<StorageAnswer> WithChecksumAsync(TreeFile file, long offset, int count, RangeChecksum kind, CancellationToken cancellation)
    {
        var part = new byte[count];
        for (var done = 0; done < count;) done += await ReadAsync(file, part.AsMemory(done), offset + done, cancellation);
        var (name, value) = RangeChecksums.Of(kind, part);
        return StorageAnswer.Content(206, count, (pipe, aborted) => pipe.WriteAsync(part, aborted).AsTask(), file).With(name, value);
    }

    private static async Task CopyAsync(TreeFile file, long offset, long count, PipeWriter pipe, CancellationToken cancellation)
    {
        for (var end = offset + count; offset < end;)
        {
            var piece = (int)Math.Min(Piece, end - offset);
            var read = await ReadAsync(file, pipe.GetMemory(piece)[..piece], offset, cancellation);
            pipe.Advance(read);
            offset += read;
            if ((await pipe.FlushAsync(cancellation)).IsCompleted) return;
        }
    }

    private static async ValueTask<int> ReadAsync(TreeFile file, Memory<byte> buffer, long offset, CancellationToken cancellation)
    {
        var read = await file.ReadAsync(buffer, offset, cancellation);
        return read > 0 ? read : throw new TreeException(TreeError.Changed, "The file ended while it was read.");
    }
}
