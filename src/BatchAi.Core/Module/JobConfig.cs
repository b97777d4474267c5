using System.Text;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Module;

/// <summary>A job file that was read.</summary>
/// <param name="file">What it says.</param>
/// <param name="places">Where it says it.</param>
internal sealed class JobConfig(JobFileResult file, FaultPlaces places) : IJobConfig
{
    // Nothing is submitted, so there is no uuid yet; a fixed one makes plans of one file comparable.
    private const string NoId = "00000000-0000-0000-0000-000000000000";

    public IReadOnlyList<JobConfigFault> Faults => file.Faults;

    public bool IsValid => file.IsValid;

    public string? ClusterId => Properties.Cluster?.Id;

    public bool NeedsAccount => StorageAccountPlaceholder.IsAccountOpenIn(Job);

    public IReadOnlyList<string> AccountsWithoutKey => MountKeys.Missing(Properties.MountVolumes);

    private JobCreateParameters Job => file.Job ?? throw new InvalidOperationException("A job file with errors is no job.");

    private JobBaseProperties Properties => Job.Properties!;

    public IJobConfig Complete(JobCompletion completion)
    {
        var job = StorageAccountPlaceholder.Replace(Job, completion.AccountName ?? "", completion.AccountKey);
        if (completion.ClusterId is { } id) job.Properties!.Cluster = new ResourceId { Id = id };
        MountKeys.Fill(job.Properties!.MountVolumes, completion.AccountKeys);
        return new JobConfig(new JobFileResult(job, Faults), places);
    }

    public JobPlan Plan(JobPlanRequest request)
    {
        var identity = new JobIdentity(request.SubscriptionId, request.ResourceGroupName, request.WorkspaceName, request.ExperimentName, request.JobName, NoId);
        var cluster = request.ClusterConfig is { } json ? WireJson.Deserialize<ClusterCreateParameters>(json)?.Properties : null;
        return JobPlanner.Plan(identity, Properties, cluster, EngineRoots.BelowNodeRoot);
    }

    public (int Line, int Column) PlaceOf(string path) => places.Find(path);

    public IReadOnlyList<string> Describe(JobPlan plan) => PlanDescription.Lines(plan);

    public string ToJson()
    {
        var job = WireJson.Copy(Job);
        // The API wants the members, even where the service needs no key.
        MountKeys.Complete(job.Properties!.MountVolumes);
        return Encoding.UTF8.GetString(WireJson.SerializeRequest(job));
    }
}
