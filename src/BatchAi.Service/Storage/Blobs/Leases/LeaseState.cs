namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>Where in its life a lease is.</summary>
internal enum LeaseState
{
    /// <summary>There is none, or it was given back.</summary>
    Available,
    Leased,

    /// <summary>It ended by itself, and nobody took another or changed anything since.</summary>
    Expired,

    /// <summary>Somebody broke it, and it still holds for a while.</summary>
    Breaking,

    /// <summary>Somebody broke it.</summary>
    Broken,
}
