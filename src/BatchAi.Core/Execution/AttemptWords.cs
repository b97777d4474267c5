namespace BatchAi.Core.Execution;

/// <summary>Tells the end of an attempt in words.</summary>
public static class AttemptWords
{
    /// <summary>The end in one phrase, e.g. <c>failed: exit code 3</c>.</summary>
    /// <param name="result">The end of the attempt.</param>
    public static string Describe(AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.Succeeded => "succeeded",
        AttemptOutcome.Failed => $"failed: {Ending(result)}",
        AttemptOutcome.Signaled => Ending(result),
        AttemptOutcome.TimeLimit => "stopped at the time limit" + Detail(result),
        AttemptOutcome.PreparationFailed => $"job preparation failed{OnNode(result)}: {Ending(result)}",
        AttemptOutcome.SetupFailed => $"node setup failed{OnNode(result)}: {Ending(result)}",
        AttemptOutcome.StartFailed => $"could not start{OnNode(result)}" + Detail(result),
        AttemptOutcome.MountFailed => $"could not mount a file system{OnNode(result)}" + Detail(result),
        AttemptOutcome.NodeLost => $"{(result.NodeId is { Length: > 0 } node ? $"node '{node}'" : "a node")} was lost" + Detail(result),
        AttemptOutcome.Terminated => result.Message is { Length: > 0 } ? "terminated" + Detail(result) : "terminated by the user",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "The outcome is not known."),
    };

    private static string Ending(AttemptResult result)
    {
        if (result.Signal is { } signal) return "killed by " + SignalNames.Describe(signal);
        if (result.ExitCode is not { } exitCode) return result.Message ?? "no exit code";
        var hint = SignalNames.FromExitCode(exitCode) is { } told ? $", as after {SignalNames.Describe(told)}" : "";
        return $"exit code {exitCode}{hint}";
    }

    private static string OnNode(AttemptResult result) =>
        result.NodeId is { Length: > 0 } node ? $" on node '{node}'" : "";

    private static string Detail(AttemptResult result) =>
        result.Message is { Length: > 0 } message ? ": " + message.TrimEnd('.') : "";
}
