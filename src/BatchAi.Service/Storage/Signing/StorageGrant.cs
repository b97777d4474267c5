using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>What a request has shown that it may do.</summary>
internal sealed class StorageGrant
{
    private StorageGrant(string? permissions, string? resourceTypes, SasReach reach) => (Permissions, ResourceTypes, Reach) = (permissions, resourceTypes, reach);

    /// <summary>Everything in the account: a key was used, or the service's token.</summary>
    internal static StorageGrant Everything { get; } = new(null, null, SasReach.None);

    private string? Permissions { get; }

    private string? ResourceTypes { get; }

    private SasReach Reach { get; }

    /// <summary>Whether a key or the service's token was used, which may do everything.</summary>
    internal bool IsFull => Permissions is null;

    /// <summary>What a SAS says to answer instead of the headers that are stored.</summary>
    internal IReadOnlyList<(string Name, string Value)> HeaderOverrides { get; private init; } = [];

    /// <summary>What an account SAS allows.</summary>
    internal static StorageGrant OfAccount(string permissions, string resourceTypes) => new(permissions, resourceTypes, SasReach.Item);

    /// <summary>What a service SAS allows.</summary>
    /// <param name="permissions">The permissions.</param>
    /// <param name="reach">Whether it is of a container or of an item.</param>
    /// <param name="overrides">Headers to answer.</param>
    internal static StorageGrant OfService(string permissions, SasReach reach, IReadOnlyList<(string Name, string Value)> overrides) => new(permissions, null, reach) { HeaderOverrides = overrides };

    /// <summary>Whether one of some permissions is there.</summary>
    internal bool Has(string anyOf) => Permissions is null || Permissions.AsSpan().ContainsAny(anyOf);

    /// <summary>Refuses what needs a permission that is not there.</summary>
    /// <exception cref="StorageException">None of them is there.</exception>
    internal void Require(string anyOf)
    {
        if (!Has(anyOf)) throw StorageErrors.NotAllowed("AuthorizationPermissionMismatch", " using this permission");
    }

    /// <summary>Refuses an operation that the grant does not cover.</summary>
    internal void Require(AccessNeed need)
    {
        if (IsFull) return;
        if (!Covers(need)) throw StorageErrors.NotAllowed("AuthorizationResourceTypeMismatch", " using this resource type");
        Require(need.AnyOf);
    }

    private bool Covers(AccessNeed need) => ResourceTypes is not null
        ? ResourceTypes.Contains(need.ResourceType)
        : need.Reach == SasReach.Item || (need.Reach == SasReach.Container && Reach == SasReach.Container);
}
