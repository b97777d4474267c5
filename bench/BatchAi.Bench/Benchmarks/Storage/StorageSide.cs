using System.Security.Cryptography;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>A server that is measured, as a process of its own.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Process">Its process.</param>
/// <param name="BlobEndpoint">Where it serves blobs, with the account.</param>
/// <param name="FileEndpoint">Where it serves files; null when it has none.</param>
/// <param name="CaPath">The certificate to trust.</param>
internal sealed record StorageSide(string Name, int Process, string BlobEndpoint, string? FileEndpoint, string CaPath)
{
    internal const string Account = "bench";

    /// <summary>The account's key, the same for all, of this run alone.</summary>
    internal static string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    internal string? Endpoint(bool isBlob) => isBlob ? BlobEndpoint : FileEndpoint;

    internal string ConnectionString => $"DefaultEndpointsProtocol=https;AccountName={Account};AccountKey={Key};BlobEndpoint={BlobEndpoint};FileEndpoint={FileEndpoint ?? BlobEndpoint};";
}
