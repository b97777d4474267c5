namespace BatchAi.Core.Execution;

/// <summary>Tells which of a job's files to look at first when it has failed.</summary>
public static class LogOrder
{
    private const string ExecutionLog = "execution";

    /// <summary>A file's rank; the lowest tells most.</summary>
    /// <param name="name">The file's name, with or without its ending.</param>
    /// <param name="end">How the job ended.</param>
    public static int RankOf(string name, EndAdvice end)
    {
        if (name is null) throw new ArgumentNullException(nameof(name));
        if (IsExecutionLog(name)) return 16;
        var isOfFailedStep = name.Contains("-job_prep") == (end?.Step == PlanStepNames.Preparation);
        var isOfFailedNode = end?.NodeId is { Length: > 0 } node && name.Contains(node);
        return (isOfFailedStep ? 0 : 8) + (isOfFailedNode ? 0 : 4) + (name.Contains("stderr") ? 0 : 2);
    }

    /// <summary>Whether a file tells what was done for the job, rather than what the job itself wrote.</summary>
    /// <param name="name">The file's name.</param>
    public static bool IsExecutionLog(string name) => name?.StartsWith(ExecutionLog, StringComparison.Ordinal) == true;
}
