using BatchAi.Core.JobFiles;
using BatchAi.Core.Planning;

namespace BatchAi.Core.Module;

/// <summary>A job file that was read.</summary>
internal sealed class JobConfig(JobFileResult file) : IJobConfig
{
    // Nothing is submitted, so there is no uuid yet; a fixed one makes plans of one file comparable.
    private const string NoId = "00000000-0000-0000-0000-000000000000";
    private const string DefaultName = "default";

    public IReadOnlyList<JobConfigFault> Faults => file.Faults;

    public bool IsValid => file.IsValid;

    public JobPlan Plan(string name)
    {
        var properties = file.Job?.Properties
            ?? throw new InvalidOperationException("A job file with errors has no plan.");
        var identity = new JobIdentity(NoId, DefaultName, DefaultName, DefaultName, name, NoId);
        return JobPlanner.Plan(identity, properties, cluster: null, EngineRoots.BelowNodeRoot);
    }
}
