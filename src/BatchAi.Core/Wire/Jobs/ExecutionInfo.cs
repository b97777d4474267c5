namespace BatchAi.Core.Wire;

/// <summary>The run of a job; present once it left the queue.</summary>
public sealed class ExecutionInfo
{
    /// <summary>Start of the latest run, UTC; a requeue resets it.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>End of the run, UTC; present once it finished.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Exit code; present once the run finished, absent when it was terminated.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What went wrong, if anything did.</summary>
    public IList<BatchAIError>? Errors { get; set; }
}
