namespace BatchAi.Core.Execution;

/// <summary>The end of an attempt to run a job.</summary>
public sealed class AttemptResult
{
    /// <summary>How it ended.</summary>
    public AttemptOutcome Outcome { get; set; }

    /// <summary>The exit code of the process that decided the outcome, if one ended by itself.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The number of the signal that killed the process, if one did.</summary>
    public int? Signal { get; set; }

    /// <summary>The step that decided the outcome, e.g. <c>preparation</c>.</summary>
    public string? Step { get; set; }

    /// <summary>The node that decided the outcome.</summary>
    public string? NodeId { get; set; }

    /// <summary>What happened, in a full sentence, where outcome and exit code do not say it all.</summary>
    public string? Message { get; set; }

    /// <summary>The error code for clients where there is a more exact one, e.g. <c>AZFMountError</c>.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What went wrong besides, after what the outcome tells.</summary>
    public IList<AttemptProblem> Problems { get; set; } = [];

    /// <summary>When the attempt started, if it did.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When the attempt ended.</summary>
    public DateTimeOffset? EndTime { get; set; }
}
