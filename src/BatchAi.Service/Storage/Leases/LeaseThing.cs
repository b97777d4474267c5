namespace BatchAi.Service.Storage.Leases;

/// <summary>What a lease is of; the API's codes have these words.</summary>
internal enum LeaseThing
{
    Blob,
    Container,
    File,
    Share,
}
