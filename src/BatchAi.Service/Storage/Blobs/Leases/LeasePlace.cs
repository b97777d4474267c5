namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>What a lease is of.</summary>
/// <param name="Account">The storage account.</param>
/// <param name="Container">The container.</param>
/// <param name="Blob">The blob; empty for a lease of the container itself.</param>
internal sealed record LeasePlace(string Account, string Container, string Blob)
{
    internal bool IsContainer => Blob.Length == 0;
}
