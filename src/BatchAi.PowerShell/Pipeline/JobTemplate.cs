using BatchAi.Isolation;

namespace BatchAi.Pipeline;

/// <summary>What the jobs of a sweep are made of.</summary>
/// <param name="Text">The text of the job.</param>
/// <param name="Overlay">What the parameters of the cmdlet put over it.</param>
/// <param name="Completion">What is filled in.</param>
internal sealed record JobTemplate(JobText Text, string Overlay, JobCompletion Completion)
{
    private readonly IJobConfigReader _reader = CoreParts.Default.JobConfigReader();

    /// <summary>Makes a job of it; one with faults is not filled in.</summary>
    /// <param name="variant">The values that it gets; null for a job of its own.</param>
    internal IJobConfig Read(SweepVariant? variant) => Text.Read(_reader, new JobConfigChanges { Overlay = Overlay, Variant = variant });

    /// <summary>Fills a faultless job in.</summary>
    internal IJobConfig Complete(IJobConfig config) => config.Complete(Completion);
}
