using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Shows what a job would do, without sending or running anything.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobPlan")]
[OutputType(typeof(JobPlan))]
public sealed class GetBatchAiJobPlanCommand : JobSweepCommand
{
    /// <summary>-Name: the job's name; the name of the file when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override bool NeedsConnection => Cluster is not null || ForEachFile is not null;

    private bool HasCluster => Cluster is not null;

    /// <inheritdoc/>
    protected override Task BeginAsync()
    {
        if (Name is not null && !JobNames.IsValid(Name)) throw ConfigErrors.JobName(Name);
        return base.BeginAsync();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        if (IsSweep) await PlanSweepAsync();
        else if (await DraftAsync(Name, HasCluster) is { } draft) WriteObject(draft.Plan);
    }

    private async Task PlanSweepAsync()
    {
        if (await DraftSweepAsync(Name, HasCluster) is not { } sweep) return;
        foreach (var variant in sweep.Variants)
        {
            StopToken.ThrowIfCancellationRequested();
            if (PlanVariant(sweep, variant) is { } plan) WriteObject(plan);
        }
    }
}
