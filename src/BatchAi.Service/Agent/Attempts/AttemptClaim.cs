using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>
/// The right to act for an attempt. The claim is a file that can be created once; its lock is held by the agent
/// and by every shim of the attempt, and ends with the last of them. Whoever writes a result holds the lock.
/// </summary>
internal sealed class AttemptClaim : IDisposable
{
    private AttemptClaim(Descriptor claim) => Handle = claim;

    /// <summary>The open claim, for shims to inherit with its lock.</summary>
    internal Descriptor Handle { get; }

    /// <summary>Claims a new attempt; null when somebody else has claimed it, to start it or to void it.</summary>
    internal static AttemptClaim? TryCreate(AttemptFolder folder) => TryLock(Descriptor.TryOpen(folder.Claim, createNew: true), folder);

    /// <summary>Takes the lock of a claimed attempt; null when the attempt lives, has a result, or was never claimed.</summary>
    internal static AttemptClaim? TryTakeOver(AttemptFolder folder) => TryLock(Descriptor.TryOpen(folder.Claim, createNew: false), folder);

    public void Dispose() => Handle.Dispose();

    // Between the claim's creation and its lock somebody may have found it unlocked and written a result.
    private static AttemptClaim? TryLock(Descriptor? claim, AttemptFolder folder)
    {
        if (claim is null) return null;
        if (claim.TryLock() && folder.ReadResult() is null) return new AttemptClaim(claim);
        claim.Dispose();
        return null;
    }
}
