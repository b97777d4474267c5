using System.Globalization;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Execution;

/// <summary>Tells the end of an attempt to clients of the API.</summary>
public static class ExecutionInfoMapper
{
    // What clients got when a job failed before, or apart from, any process of its own.
    private const int NoExitCode = -1;

    /// <summary>The <c>executionInfo</c> of a job whose last attempt ended.</summary>
    /// <param name="result">The end of the attempt.</param>
    public static ExecutionInfo ToExecutionInfo(AttemptResult result) => new()
    {
        StartTime = result.StartTime,
        EndTime = result.EndTime,
        ExitCode = ExitCodeOf(result),
        Errors = result.Outcome == AttemptOutcome.Succeeded ? null : [ErrorOf(result), .. result.Problems.Select(ErrorOf)],
    };

    private static int? ExitCodeOf(AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.Succeeded => 0,
        AttemptOutcome.Terminated => null,
        AttemptOutcome.Failed or AttemptOutcome.Signaled or AttemptOutcome.PreparationFailed or AttemptOutcome.SetupFailed =>
            result.Signal is { } signal ? RunExitCode.SignalBase + signal : result.ExitCode ?? NoExitCode,
        _ => NoExitCode,
    };

    private static BatchAIError ErrorOf(AttemptResult result) => new()
    {
        Code = result.ErrorCode ?? CodeOf(result.Outcome),
        Message = MessageOf(result),
        Details = Details(result).ToList() is { Count: > 0 } details ? details : null,
    };

    private static BatchAIError ErrorOf(AttemptProblem problem) => new()
    {
        Code = problem.Code,
        Message = MountWords.MessageOf(problem.Code),
        Details = [Detail("Info", problem.Message)],
    };

    private static string CodeOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Failed or AttemptOutcome.Signaled => ErrorCodes.JobFailed,
        AttemptOutcome.TimeLimit => ErrorCodes.JobTimeLimitExceeded,
        AttemptOutcome.PreparationFailed => ErrorCodes.JobPreparationFailed,
        AttemptOutcome.SetupFailed => ErrorCodes.NodeSetupFailed,
        AttemptOutcome.StartFailed => ErrorCodes.JobStartFailed,
        AttemptOutcome.MountFailed => ErrorCodes.JobMountFailed,
        AttemptOutcome.NodeLost => ErrorCodes.NodeLost,
        AttemptOutcome.Terminated => ErrorCodes.JobTerminated,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The outcome has no error."),
    };

    private static string MessageOf(AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.Failed => "Job failed with non-zero exit code",
        AttemptOutcome.Signaled => "Job was killed by a signal",
        AttemptOutcome.TimeLimit => "Job was stopped because it reached its maximum wall clock time",
        AttemptOutcome.PreparationFailed => "Job preparation task failed with non-zero exit code",
        AttemptOutcome.SetupFailed => "Setup task of the cluster failed with non-zero exit code",
        AttemptOutcome.StartFailed => "Job could not be started",
        AttemptOutcome.MountFailed => MountWords.MessageOf(result.ErrorCode),
        AttemptOutcome.NodeLost => "A node was lost while the job ran on it",
        _ when result.Message is { Length: > 0 } cause => $"The specified job has been terminated: {cause}",
        _ => "The specified job has been terminated by the user",
    };

    private static IEnumerable<NameValuePair> Details(AttemptResult result)
    {
        if (result.Outcome == AttemptOutcome.Terminated && result.Message is null) yield break;
        if (result is { Outcome: AttemptOutcome.MountFailed, Message: { } message }) yield return Detail("Info", message);
        else yield return Detail("Info", AttemptWords.Describe(result));
        if (result.Signal is { } signal) yield return Detail("Signal", signal.ToString(CultureInfo.InvariantCulture));
        if (result.Step is { Length: > 0 } step) yield return Detail("Step", step);
        if (result.NodeId is { Length: > 0 } node) yield return Detail("NodeId", node);
    }

    private static NameValuePair Detail(string name, string value) => new() { Name = name, Value = value };
}
