using System.Management.Automation;
using BatchAi.Connections;
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
        if (ReadSource() is not { } source) return;
        var faults = source.Config.Faults;
        if (NeedsConnection && source.Config.IsValid) faults = [.. faults, .. await JudgeAsync(source)];
        if (Detailed) WriteObject(faults, enumerateCollection: true);
        else WriteObject(Report(faults, source.Place));
    }

    private async Task<IReadOnlyList<JobConfigFault>> JudgeAsync(JobSource source)
    {
        try
        {
            return await JudgeAsync(source, await FindClusterAsync(source.Config.ClusterId));
        }
        catch (BatchAiException error) when (Cluster is null)
        {
            // Nobody asked for it: the file alone can be judged, too.
            WriteVerbose($"No service has judged the job: {error.Message}");
            return [];
        }
    }

    private async Task<IReadOnlyList<JobConfigFault>> JudgeAsync(JobSource source, Cluster cluster)
    {
        var workspace = ResourcePath.TryParse(cluster.ResourceId)!.Upto(ResourceKind.Workspace)!;
        var experiment = Scope.FindExperiment(Workspace, null) is { } known && known.WorkspaceName == workspace.Name ? known : null;
        var job = source.Config.Complete(new JobCompletion { ClusterId = cluster.ResourceId, AccountName = EnvironmentDefaults.StorageAccount ?? Parameters.MountVolumes.AccountPlaceholder });
        var judged = await Client.Compute().Jobs.ValidateAsync(experiment ?? workspace.Child(ResourceKind.Experiment, "default"), job.ToJson(), StopToken);
        if (judged is null) WriteWarning("The service does not judge jobs; what is told is of the file alone.");
        var told = new HashSet<string>(source.Config.Faults.Select(fault => fault.Message), StringComparer.Ordinal);
        var found = (judged ?? []).Where(fault => told.Add(fault.Message) && (experiment is not null || fault.Code != "ExperimentNotFound")).ToList();
        foreach (var fault in found) (fault.Line, fault.Column) = source.HasLines && fault.Line > 0 ? source.Config.PlaceOf(fault.Path) : (0, 0);
        return found;
    }
}
