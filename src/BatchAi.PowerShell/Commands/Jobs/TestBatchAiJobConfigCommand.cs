using System.Management.Automation;
using BatchAi.Connections;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Tells whether a job file can be used, and what is wrong with it. A service judges it, too, when one is connected.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BatchAiJobConfig")]
[OutputType(typeof(bool), typeof(JobConfigFault))]
public sealed class TestBatchAiJobConfigCommand : JobSourceCommand
{
    /// <summary>-Detailed: returns the faults as objects, and writes no errors for them.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override bool NeedsConnection => Cluster is not null || (Context ?? Sessions.Current) is not null;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        if (FindText() is not { } text) return;
        var config = text.Read(CoreParts.Default.JobConfigReader(), changes: null);
        var faults = config.Faults;
        if (NeedsConnection && config.IsValid) faults = [.. faults.Concat(await JudgeAsync(config, text.HasLines)).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
        if (Detailed) WriteObject(faults, enumerateCollection: true);
        else WriteObject(Report(faults, text.Place));
    }

    private async Task<IReadOnlyList<JobConfigFault>> JudgeAsync(IJobConfig config, bool hasLines)
    {
        try
        {
            return await JudgeAsync(config, hasLines, await FindClusterAsync(config.ClusterId));
        }
        catch (BatchAiException error) when (Cluster is null)
        {
            // Nobody asked for it: the file alone can be judged, too.
            WriteVerbose($"No service has judged the job: {error.Message}");
            return [];
        }
    }

    private async Task<IReadOnlyList<JobConfigFault>> JudgeAsync(IJobConfig config, bool hasLines, Cluster cluster)
    {
        var workspace = ResourcePath.TryParse(cluster.ResourceId)!.Upto(ResourceKind.Workspace)!;
        var experiment = Scope.FindExperiment(Workspace, null) is { } known && known.WorkspaceName == workspace.Name ? known : null;
        var job = config.Complete(new JobCompletion { ClusterId = cluster.ResourceId, AccountName = EnvironmentDefaults.StorageAccount ?? Parameters.MountVolumes.AccountPlaceholder });
        var judged = await Client.Compute().Jobs.ValidateAsync(experiment ?? workspace.Child(ResourceKind.Experiment, "default"), job.ToJson(), StopToken);
        if (judged is null) WriteWarning("The service does not judge jobs; what is told is of the file alone.");
        var told = new HashSet<string>(config.Faults.Select(fault => fault.Message), StringComparer.Ordinal);
        var found = (judged ?? []).Where(fault => told.Add(fault.Message) && (experiment is not null || fault.Code != "ExperimentNotFound")).ToList();
        foreach (var fault in found) (fault.Line, fault.Column) = hasLines && fault.Line > 0 ? config.PlaceOf(fault.Path) : (0, 0);
        return found;
    }
}
