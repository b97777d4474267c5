using System.Security.Cryptography;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Checksums;

/// <summary>
/// The checksum of a body that is being received: that which the client sent along, which must come out at the end; or
/// CRC64 when it sent none, since the answer tells one in any case. That is made always: blocks are kept with theirs.
/// </summary>
internal sealed class BodyChecksum : IContentSum, IDisposable
{
    internal const string Md5Header = "Content-MD5";
    internal const string Crc64Header = "x-ms-content-crc64";
    private readonly IncrementalHash? _md5;
    private readonly Crc64 _crc64 = new();
    private readonly byte[]? _expected;

    private BodyChecksum(bool isMd5, byte[]? expected)
    {
        _md5 = isMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        _expected = expected;
    }

    public ulong Value => _crc64.Value;

    /// <summary>The checksum for a request's body.</summary>
    /// <exception cref="StorageException">The client sent both, or none that could be one.</exception>
    internal static BodyChecksum Of(StorageCall call)
    {
        var (md5, crc64) = (Read(call, Md5Header, MD5.HashSizeInBytes, "InvalidMd5"), Read(call, Crc64Header, Crc64.HashLength, "InvalidCrc64"));
        if (md5 is not null && crc64 is not null) throw new StorageException(400, "BothCrc64AndMd5HeaderPresent", "Both Content-MD5 and x-ms-content-crc64 were sent; send one of them.");
        return new BodyChecksum(md5 is not null, md5 ?? crc64);
    }

    /// <summary>A checksum that a header holds; null when it is not there.</summary>
    internal static byte[]? Read(StorageCall call, string header, int length, string code)
    {
        if (call.Header(header) is not { } text) return null;
        var hash = new byte[length];
        return Convert.TryFromBase64String(text, hash, out var written) && written == length
            ? hash
            : throw new StorageException(400, code, $"The value of the header {header} is not the Base64 of {length} bytes.") { Details = [("HeaderName", header), ("HeaderValue", text)] };
    }

    /// <summary>Takes a piece of the body.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _md5?.AppendData(bytes);
        _crc64.Append(bytes);
    }

    /// <summary>Refuses a body that is not what the client meant to send, when all of it was taken.</summary>
    /// <returns>The header that tells the checksum in the answer.</returns>
    /// <exception cref="StorageException">The checksum is another one.</exception>
    internal (string Name, string Value) Verify()
    {
        var hash = _md5?.GetCurrentHash() ?? _crc64.Hash;
        if (_expected is not null && !hash.AsSpan().SequenceEqual(_expected)) throw Mismatch(hash);
        return (_md5 is null ? Crc64Header : Md5Header, Convert.ToBase64String(hash));
    }

    public void Dispose() => _md5?.Dispose();

    private StorageException Mismatch(byte[] hash) => new(
        400,
        _md5 is null ? "Crc64Mismatch" : "Md5Mismatch",
        $"The {(_md5 is null ? "CRC64" : "MD5")} value specified in the request did not match with the {(_md5 is null ? "CRC64" : "MD5")} value calculated by the server.")
    {
        Details = _md5 is null
            ? [("UserSpecifiedCrc", Convert.ToBase64String(_expected!)), ("ServerCalculatedCrc", Convert.ToBase64String(hash))]
            : [("UserSpecifiedMd5", Convert.ToBase64String(_expected!)), ("ServerCalculatedMd5", Convert.ToBase64String(hash))],
    };
}
