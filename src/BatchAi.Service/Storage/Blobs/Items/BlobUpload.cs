using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>The checksums of a blob that is written whole: that which the client sent along, and the MD5 that is kept.</summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The API has MD5; it finds accidents, and guards nothing.")]
internal sealed class BlobUpload : IContentObserver, IDisposable
{
    private readonly BodyChecksum _sent;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    internal BlobUpload(StorageCall call) => _sent = BodyChecksum.Of(call);

    /// <summary>The MD5 of what was taken.</summary>
    internal byte[] Md5 => _md5.GetCurrentHash();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _sent.Append(bytes);
        _md5.AppendData(bytes);
    }

    /// <summary>Refuses content that is not what the client meant to send.</summary>
    /// <param name="told">The MD5 that the client wants to be kept; null for none.</param>
    /// <returns>The header that tells a checksum in the answer.</returns>
    internal (string Name, string Value) Verify(byte[]? told)
    {
        var header = _sent.Verify();
        if (told is not null && !told.AsSpan().SequenceEqual(Md5)) throw new StorageException(400, "Md5Mismatch", "The MD5 value specified in the request did not match with the MD5 value calculated by the server.");
        return header;
    }

    public void Dispose()
    {
        _sent.Dispose();
        _md5.Dispose();
    }
}
