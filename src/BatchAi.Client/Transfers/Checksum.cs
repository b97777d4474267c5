using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace BatchAi.Client.Transfers;

/// <summary>MD5, which storage uses against accidents; it is no protection against anybody.</summary>
internal static class Checksum
{
    private const int BlockLength = 128 * 1024;

    /// <summary>That of some bytes.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The API has MD5; it finds accidents, and guards nothing.")]
    internal static byte[] Of(byte[] bytes, int count)
    {
        using var sum = MD5.Create();
        return sum.ComputeHash(bytes, 0, count);
    }

    /// <summary>That of what is left of a file.</summary>
    internal static async Task<byte[]> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var block = new byte[BlockLength];
        int count;
        while ((count = await file.ReadAsync(block, 0, block.Length, cancellationToken)) > 0) sum.AppendData(block, 0, count);
        return sum.GetHashAndReset();
    }

    /// <summary>Whether a file of this machine has a length and a checksum.</summary>
    internal static async Task<bool> IsSameAsync(string path, long length, byte[]? sum, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length != length) return false;
        if (sum is null) return length == 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, System.IO.FileShare.Read);
        return (await OfAsync(file, cancellationToken)).SequenceEqual(sum);
    }
}
