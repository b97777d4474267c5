using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Leases;

/// <summary>Refusals because of leases, in the words of the API.</summary>
internal static class LeaseErrors
{
    internal static StorageException Missing(LeaseThing thing) => new(412, "LeaseIdMissing", $"There is currently a lease on the {Words(thing)} and no lease ID was specified in the request.");

    internal static StorageException Mismatch(LeaseThing thing) =>
        new(412, $"LeaseIdMismatchWith{thing}Operation", $"The lease ID specified did not match the lease ID for the {Words(thing)}.");

    internal static StorageException NotPresent(LeaseThing thing) => new(412, $"LeaseNotPresentWith{thing}Operation", $"There is currently no lease on the {Words(thing)}.");

    internal static StorageException Lost(LeaseThing thing) => new(412, "LeaseLost", $"A lease ID was specified, but the lease for the {Words(thing)} has expired.");

    internal static StorageException AlreadyPresent() => new(409, "LeaseAlreadyPresent", "There is already a lease present.");

    internal static StorageException WrongId() => new(409, "LeaseIdMismatchWithLeaseOperation", "The lease ID specified did not match the lease ID for the resource with the specified lease operation.");

    internal static StorageException None() => new(409, "LeaseNotPresentWithLeaseOperation", "There is currently no lease on the resource.");

    internal static StorageException BreakingNotAcquired() => new(409, "LeaseIsBreakingAndCannotBeAcquired", "The lease ID matched, but the lease is currently in breaking state and cannot be acquired until it is broken.");

    internal static StorageException BreakingNotChanged() => new(409, "LeaseIsBreakingAndCannotBeChanged", "The lease ID matched, but the lease is currently in breaking state and cannot be changed.");

    internal static StorageException BrokenNotRenewed() => new(409, "LeaseIsBrokenAndCannotBeRenewed", "The lease ID matched, but the lease has been broken explicitly and cannot be renewed.");

    private static string Words(LeaseThing thing) => thing.ToString().ToLowerInvariant();
}
