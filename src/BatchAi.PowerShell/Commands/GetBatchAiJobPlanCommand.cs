using System.Management.Automation;

namespace BatchAi.Commands;

/// <summary>Shows what a job would do, without sending or running anything.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobPlan")]
[OutputType(typeof(JobPlan))]
public sealed class GetBatchAiJobPlanCommand : ConfigFileCommand
{
    /// <summary>-Name: the job's name; the name of the file when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Name is not null && !JobNames.IsValid(Name)) ThrowTerminatingError(ConfigErrors.JobName(Name));
    }

    /// <inheritdoc/>
    protected override void Process(IJobConfig config, string path)
    {
        Report(config, path);
        if (!config.IsValid) return;
        try
        {
            WriteObject(config.Plan(Name ?? JobNames.Of(path)));
        }
        catch (BatchAiException exception)
        {
            WriteError(ConfigErrors.NotPlanned(exception, path));
        }
    }
}
