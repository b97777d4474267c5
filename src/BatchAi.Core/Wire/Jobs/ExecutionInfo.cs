namespace BatchAi.Core.Wire;

/// <summary>The run of a job; present once it left the queue.</summary>
public sealed class ExecutionInfo
{
    /// <summary>Start of the latest run (reset by requeue).</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>Only when finished.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Only when finished; absent when terminated.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Error list.</summary>
    public IList<BatchAIError>? Errors { get; set; }
}
