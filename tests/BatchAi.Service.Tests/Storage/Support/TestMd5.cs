using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace BatchAi.Service.Tests.Storage.Support;

/// <summary>The checksum that the storage APIs have.</summary>
internal static class TestMd5
{
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The APIs have it.")]
    internal static byte[] Of(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);
}
