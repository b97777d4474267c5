namespace BatchAi.Service.Storage.Leases;

/// <summary>What a lease is in.</summary>
internal enum LeaseState
{
    /// <summary>There is none.</summary>
    Available,

    /// <summary>It is held.</summary>
    Leased,

    /// <summary>It was held, and its time is over; its holder may still renew it.</summary>
    Expired,

    /// <summary>It is held for a little while yet.</summary>
    Breaking,

    /// <summary>It was taken from its holder.</summary>
    Broken,
}
