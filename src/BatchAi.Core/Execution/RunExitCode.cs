namespace BatchAi.Core.Execution;

/// <summary>
/// The exit code of <c>batchai run</c>, after the habits of shells and of <c>timeout</c>:
/// <list type="table">
/// <item><term>the job's own</term><description>The job ended by itself; 0 for success.</description></item>
/// <item><term>124</term><description>The job was stopped at its time limit.</description></item>
/// <item><term>125</term><description>Preparation of the job, or setup of a node, failed.</description></item>
/// <item><term>126</term><description>The job could not start: no process, or no mount.</description></item>
/// <item><term>127</term><description>A node was lost.</description></item>
/// <item><term>128 + n</term><description>Signal n killed the job.</description></item>
/// <item><term>130</term><description>The job was terminated by its user.</description></item>
/// </list>
/// </summary>
public static class RunExitCode
{
    /// <summary>The job was stopped at its time limit.</summary>
    public const int TimeLimit = 124;

    /// <summary>Preparation of the job, or setup of a node, failed.</summary>
    public const int PreparationFailed = 125;

    /// <summary>The job could not start.</summary>
    public const int StartFailed = 126;

    /// <summary>A node was lost.</summary>
    public const int NodeLost = 127;

    /// <summary>Added to the number of the signal that killed the job.</summary>
    public const int SignalBase = 128;

    /// <summary>The job was terminated by its user.</summary>
    public const int Terminated = 130;

    /// <summary>The exit code for the end of an attempt.</summary>
    /// <param name="result">The end of the attempt.</param>
    public static int Of(AttemptResult result) => result.Outcome switch
    {
        AttemptOutcome.Succeeded => 0,
        AttemptOutcome.Failed => result.ExitCode is { } exitCode and not 0 ? exitCode : 1,
        AttemptOutcome.Signaled => SignalBase + (result.Signal ?? 0),
        AttemptOutcome.TimeLimit => TimeLimit,
        AttemptOutcome.PreparationFailed or AttemptOutcome.SetupFailed => PreparationFailed,
        AttemptOutcome.StartFailed or AttemptOutcome.MountFailed => StartFailed,
        AttemptOutcome.NodeLost => NodeLost,
        AttemptOutcome.Terminated => Terminated,
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "The outcome is not known."),
    };
}
