using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Engines.Process;

/// <summary>What the folder of an attempt tells about it, and nothing but the folder.</summary>
/// <param name="IsAlive">Whether an agent tells how it goes on: it runs, or has run and its end is to be found.</param>
/// <param name="Result">How it ended, if that is recorded.</param>
internal sealed record AttemptLook(bool IsAlive, AttemptResult? Result)
{
    /// <summary>It never began, and now never will.</summary>
    internal static AttemptLook Void { get; } = new(IsAlive: false, Result: null);

    /// <summary>Looks, and voids an attempt that nobody began: the claim is taken, so that a late starter finds it taken.</summary>
    internal static AttemptLook At(AttemptFolder folder)
    {
        if (Recorded(folder) is { } result) return new AttemptLook(IsAlive: false, result);
        if (!Directory.Exists(folder.Root)) return Void;

        // A claim without a start was taken by an agent that died at once, or by a service that voided the attempt.
        using var claim = AttemptClaim.TryCreate(folder) ?? (File.Exists(folder.Start) ? null : AttemptClaim.TryTakeOver(folder));
        if (claim is not null) return Void;
        return Recorded(folder) is { } late ? new AttemptLook(IsAlive: false, late) : new AttemptLook(IsAlive: true, Result: null);
    }

    private static AttemptResult? Recorded(AttemptFolder folder) => AgentJson.TryRead(folder.Result, AgentJson.Default.AttemptResult);
}
