namespace BatchAi.Client.Output;

/// <summary>Tells what passes by from what stays.</summary>
internal static class Outage
{
    /// <summary>Whether the same request may work later: the service is away, starts again, or has too much to do.</summary>
    internal static bool IsOne(BatchAiException error) => error.Code == "ServiceUnreachable" || error.HttpStatus is 408 or 429 or >= 500;

    /// <summary>The error when it does not pass.</summary>
    internal static BatchAiException GivenUp(ResourcePath job, Exception? cause) => new(
        "WatchInterrupted",
        $"Nobody has answered for {FollowMachine.Patience.TotalMinutes:0} minutes; the job '{job.Name}' may still be running.",
        $"Check that the service runs, and watch again: Watch-BatchAiJobOutput -ResourceId {job}",
        cause);
}
