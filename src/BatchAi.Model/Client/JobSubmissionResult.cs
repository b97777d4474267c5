namespace BatchAi;

/// <summary>What became of one of many jobs that were submitted together.</summary>
public sealed class JobSubmissionResult
{
    /// <summary>Makes the result of a job that is there.</summary>
    /// <param name="job">The job.</param>
    /// <param name="isNew">Whether it was not there before.</param>
    public JobSubmissionResult(Job job, bool isNew) => (Name, Job, IsNew) = (job.Name, job, isNew);

    /// <summary>Makes the result of a job that was refused.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="error">Why.</param>
    public JobSubmissionResult(string name, BatchAiException error) => (Name, Error) = (name, error);

    /// <summary>The job's name.</summary>
    public string Name { get; }

    /// <summary>The job; none when it was refused.</summary>
    public Job? Job { get; }

    /// <summary>Why it was refused; none when it was not.</summary>
    public BatchAiException? Error { get; }

    /// <summary>Whether it was not there before; a job that was there with the same content is no error.</summary>
    public bool IsNew { get; }
}
