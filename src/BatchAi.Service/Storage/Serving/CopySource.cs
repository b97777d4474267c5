using System.Security.Cryptography;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>The file that a request copies from: a blob or file of this service which the caller may read.</summary>
internal sealed class CopySource : IDisposable
{
    private const string RangeHeader = "x-ms-source-range";
    private const string Md5Header = "x-ms-source-content-md5";
    private const string Crc64Header = "x-ms-source-content-crc64";
    private const int Piece = 128 << 10;
    private readonly StorageTree _tree;

    private CopySource(StorageTree tree, TreeFile file, StorageTarget target, ByteRange range) => (_tree, File, Target, Range) = (tree, file, target, range);

    /// <summary>The open file.</summary>
    internal TreeFile File { get; }

    /// <summary>What the request named.</summary>
    internal StorageTarget Target { get; }

    /// <summary>The part that is wanted.</summary>
    internal ByteRange Range { get; }

    /// <summary>Opens what a request copies from, and checks what the request demands of it.</summary>
    /// <exception cref="StorageException">It is not there, must not be read, or is another one.</exception>
    internal static async Task<CopySource> OpenAsync(StorageParts parts, StorageCall call)
    {
        var target = call.Source();
        var account = parts.Accounts.Find(target.Account) ?? throw NotThere();
        StorageTree? tree = null;
        TreeFile? file = null;
        try
        {
            tree = parts.Open(account, target);
            file = tree.OpenFile(tree.Path(target.Path));
            Conditions.OfSource(call).RequireForRead(file.Entry.LastModified(), file.Entry.Mark());
            var source = new CopySource(tree, file, target, RangeOf(call, file.Entry.Length));
            await source.VerifyAsync(call);
            return source;
        }
        catch (Exception error)
        {
            file?.Dispose();
            tree?.Dispose();
            if (error is TreeException { Error: TreeError.NotFound or TreeError.InvalidName or TreeError.TooLong } or StorageException { Status: 404 }) throw NotThere();
            throw;
        }
    }

    public void Dispose()
    {
        File.Dispose();
        _tree.Dispose();
    }

    private static ByteRange RangeOf(StorageCall call, long length)
    {
        if (call.Header(RangeHeader) is not { } text) return new ByteRange(0, length);
        var (offset, count) = (RequestedRange.TryParse(text) ?? throw StorageErrors.InvalidHeader(RangeHeader, text)).In(length);
        return new ByteRange(offset, count);
    }

    private async Task VerifyAsync(StorageCall call)
    {
        var md5 = BodyChecksum.Read(call, Md5Header, MD5.HashSizeInBytes, "InvalidMd5");
        var crc64 = BodyChecksum.Read(call, Crc64Header, Crc64.HashLength, "InvalidCrc64");
        if (md5 is null && crc64 is null) return;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var crc = new Crc64();
        await ReadAsync(bytes =>
        {
            if (md5 is not null) hash.AppendData(bytes.Span);
            if (crc64 is not null) crc.Append(bytes.Span);
        }, call.Aborted);
        if (md5 is not null && !hash.GetCurrentHash().AsSpan().SequenceEqual(md5)) throw Mismatch("Md5Mismatch", "MD5");
        if (crc64 is not null && !crc.Hash.AsSpan().SequenceEqual(crc64)) throw Mismatch("Crc64Mismatch", "CRC64");
    }

    /// <summary>Reads the part that is wanted, piece by piece.</summary>
    internal async Task ReadAsync(Action<ReadOnlyMemory<byte>> take, CancellationToken cancellation)
    {
        var buffer = new byte[Piece];
        for (var offset = Range.Offset; offset < Range.End;)
        {
            var read = await File.ReadAsync(buffer.AsMemory(0, (int)Math.Min(Piece, Range.End - offset)), offset, cancellation);
            if (read == 0) throw new TreeException(TreeError.Changed, "The source ended while it was read.");
            take(buffer.AsMemory(0, read));
            offset += read;
        }
    }

    private static StorageException Mismatch(string code, string kind) => new(400, code, $"The {kind} value specified in the request did not match with the {kind} value calculated by the server.");

    private static StorageException NotThere() => new(404, "CannotVerifyCopySource", "The copy's source does not exist.");
}
