namespace BatchAi;

/// <summary>What a job file says, and what is wrong with it.</summary>
public interface IJobConfig
{
    /// <summary>All errors and warnings in the order of the file.</summary>
    IReadOnlyList<JobConfigFault> Faults { get; }

    /// <summary>Whether the file can be used; it may still have warnings.</summary>
    bool IsValid { get; }

    /// <summary>Plans the job as a local service would run it.</summary>
    /// <param name="name">The job's name.</param>
    /// <exception cref="BatchAiException">The job cannot be planned; the code tells why.</exception>
    /// <exception cref="InvalidOperationException">The file has errors.</exception>
    JobPlan Plan(string name);
}
