using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace BatchAi.Service.Tests.Storage.Files.Support;

/// <summary>The checksum that Azure Files has.</summary>
internal static class TestMd5
{
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The API has it.")]
    internal static byte[] Of(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);
}
