namespace BatchAi;

/// <summary>The place of a job among others that wait.</summary>
public enum JobPriority
{
    /// <summary>After all others.</summary>
    Low,

    /// <summary>In the order of submission.</summary>
    Normal,

    /// <summary>Before all others.</summary>
    High,
}
