using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Shows what a job would do, without sending or running anything.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobPlan")]
[OutputType(typeof(JobPlan))]
public sealed class GetBatchAiJobPlanCommand : JobDefinitionCommand
{
    /// <summary>-Name: the job's name; the name of the file when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override bool NeedsConnection => Cluster is not null;

    /// <inheritdoc/>
    protected override Task BeginAsync()
    {
        if (Name is not null && !JobNames.IsValid(Name)) throw ConfigErrors.JobName(Name);
        return base.BeginAsync();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        if (await DraftAsync(Name, NeedsConnection) is { } draft) WriteObject(draft.Plan);
    }
}
