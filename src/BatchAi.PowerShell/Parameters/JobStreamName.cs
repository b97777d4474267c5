namespace BatchAi.Parameters;

/// <summary>Which of a job's streams are watched.</summary>
public enum JobStreamName
{
    /// <summary>Both standard output and standard error.</summary>
    All,

    /// <summary>Standard output.</summary>
    StdOut,

    /// <summary>Standard error.</summary>
    StdErr,
}
