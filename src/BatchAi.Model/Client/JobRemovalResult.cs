namespace BatchAi;

/// <summary>What became of one of many jobs that were to be removed together.</summary>
public sealed class JobRemovalResult
{
    /// <summary>Makes a result.</summary>
    /// <param name="name">The job's name.</param>
    /// <param name="error">Why it was not removed; null when it was.</param>
    public JobRemovalResult(string name, BatchAiException? error = null) => (Name, Error) = (name, error);

    /// <summary>The job's name.</summary>
    public string Name { get; }

    /// <summary>Why it was not removed, e.g. <c>JobNotFound</c>; none when it was.</summary>
    public BatchAiException? Error { get; }
}
