using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Checksums;

/// <summary>Checksums of the parts that clients get. They go ahead of the content, so that a part must be small.</summary>
internal static class RangeChecksums
{
    internal const int Largest = 4 << 20;
    private const string WantMd5 = "x-ms-range-get-content-md5";
    private const string WantCrc64 = "x-ms-range-get-content-crc64";

    /// <summary>What a request wants.</summary>
    /// <param name="call">The request.</param>
    /// <param name="isRange">Whether it is for a part.</param>
    /// <param name="count">How large the part is.</param>
    /// <exception cref="StorageException">It wants one of the whole, of too much, or both.</exception>
    internal static RangeChecksum Read(StorageCall call, bool isRange, long count)
    {
        var (md5, crc64) = (Wants(call, WantMd5), Wants(call, WantCrc64));
        if (!md5 && !crc64) return RangeChecksum.None;
        if (md5 && crc64) throw new StorageException(400, "BothCrc64AndMd5HeaderPresent", $"Both {WantMd5} and {WantCrc64} were sent; send one of them.");
        var header = md5 ? WantMd5 : WantCrc64;
        if (!isRange) throw StorageErrors.InvalidHeader(header, "true");
        if (count > Largest) throw new StorageException(400, "OutOfRangeInput", $"One of the request inputs is out of range: with {header}, a range has at most {Largest} bytes.");
        return md5 ? RangeChecksum.Md5 : RangeChecksum.Crc64;
    }

    /// <summary>The header that tells a part's checksum.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The API has MD5; it finds accidents, and guards nothing.")]
    internal static (string Name, string Value) Of(RangeChecksum kind, ReadOnlySpan<byte> part) => kind == RangeChecksum.Md5
        ? (BodyChecksum.Md5Header, Convert.ToBase64String(MD5.HashData(part)))
        : (BodyChecksum.Crc64Header, Convert.ToBase64String(BitConverter.GetBytes(Crc64.Of(part))));

    private static bool Wants(StorageCall call, string header) => call.Header(header) is { } text && (bool.TryParse(text, out var isWanted) ? isWanted : throw StorageErrors.InvalidHeader(header, text));
}
