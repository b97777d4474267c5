using System.Management.Automation;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Tells whether a job file can be used, and what is wrong with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BatchAiJobConfig")]
[OutputType(typeof(bool), typeof(JobConfigFault))]
public sealed class TestBatchAiJobConfigCommand : JobSourceCommand
{
    /// <summary>-Detailed: returns the faults as objects, and writes no errors for them.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override bool NeedsConnection => Cluster is not null;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        if (FindText() is not { } text) return;
        var config = text.Read(CoreParts.Default.JobConfigReader(), changes: null);
        var ofCluster = Cluster is not null && config.IsValid ? await TestOnClusterAsync(config) : [];
        JobConfigFault[] faults = [.. config.Faults, .. ofCluster];
        if (Detailed) WriteObject(faults, enumerateCollection: true);
        else WriteObject(Report(faults, text.Place));
    }

    private async Task<IReadOnlyList<JobConfigFault>> TestOnClusterAsync(IJobConfig config)
    {
        var cluster = await FindClusterAsync(idOfJob: null);
        try
        {
            var plan = config.Plan(new JobPlanRequest { JobName = "job", ClusterConfig = ClusterConfig(cluster) });
            var most = cluster.MaxNodeCount ?? cluster.TargetNodeCount;
            var faults = plan.Warnings.Select(warning => Fault("Warning", "PlanWarning", warning)).ToList();
            if (plan.NodeCount > most) faults.Add(Fault("Warning", "TooFewNodes", $"The job wants {plan.NodeCount} nodes, and the cluster '{cluster.Name}' has {most} at most: it would wait until the cluster grows."));
            return faults;
        }
        catch (BatchAiException error)
        {
            return [Fault("Error", error.Code, error.Message)];
        }
    }

    private static JobConfigFault Fault(string severity, string code, string message) => new() { Severity = severity, Code = code, Message = message, Path = "$.properties" };
}
