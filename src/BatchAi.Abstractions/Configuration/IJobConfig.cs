namespace BatchAi;

/// <summary>What a job file says, and what is wrong with it. All but <see cref="Faults"/> and <see cref="IsValid"/> need a valid one.</summary>
public interface IJobConfig
{
    /// <summary>All errors and warnings in the order of the file.</summary>
    IReadOnlyList<JobConfigFault> Faults { get; }

    /// <summary>Whether the file can be used; it may still have warnings.</summary>
    bool IsValid { get; }

    /// <summary>The id of the cluster that the file names; null when it names none.</summary>
    string? ClusterId { get; }

    /// <summary>Whether a placeholder stands for the name of a storage account.</summary>
    bool NeedsAccount { get; }

    /// <summary>The storage accounts whose mounts have no key, and no reference to one.</summary>
    IReadOnlyList<string> AccountsWithoutKey { get; }

    /// <summary>The same job with what the file leaves open.</summary>
    /// <param name="completion">What is filled in.</param>
    IJobConfig Complete(JobCompletion completion);

    /// <summary>Plans the job as a local service would run it.</summary>
    /// <param name="request">Its names, and its cluster.</param>
    /// <exception cref="BatchAiException">The job cannot be planned; the code tells why.</exception>
    JobPlan Plan(JobPlanRequest request);

    /// <summary>Line and column of a value in the text that was read, or of the nearest one around it; zeros when there is none.</summary>
    /// <param name="path">Its JSON path.</param>
    (int Line, int Column) PlaceOf(string path);

    /// <summary>Tells a plan in a few lines, without values of variables, so without secrets.</summary>
    /// <param name="plan">The plan.</param>
    IReadOnlyList<string> Describe(JobPlan plan);

    /// <summary>What is sent: the JSON of the API's JobCreateParameters, with secrets.</summary>
    string ToJson();
}
