using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>What a job file says, and what is wrong with it.</summary>
public sealed class JobFileResult
{
    internal JobFileResult(JobCreateParameters? job, IReadOnlyList<JobConfigFault> faults)
    {
        Job = job;
        Faults = faults;
    }

    /// <summary>The job; null when the file has errors.</summary>
    public JobCreateParameters? Job { get; }

    /// <summary>All errors and warnings in the order of the file.</summary>
    public IReadOnlyList<JobConfigFault> Faults { get; }

    /// <summary>Whether the file can be used; it may still have warnings.</summary>
    public bool IsValid => Job is not null;
}
