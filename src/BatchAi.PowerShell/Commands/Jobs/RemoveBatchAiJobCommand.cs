using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes jobs, which are stopped first. The files that they wrote stay.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiJob", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class RemoveBatchAiJobCommand : JobActionCommand
{
    /// <summary>-NoWait: does not wait until they are gone.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-PassThru: returns the jobs as they were.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var jobs = Client.Compute().Jobs;
        var job = await jobs.GetAsync(path, StopToken);
        if (!ShouldProcess($"job '{path.Name}' in experiment '{path.ExperimentName}' ({JobWords.State(job)})", "Remove; its files stay")) return;
        GoesOn = $"The removal of the job '{path.Name}' goes on.";
        await jobs.RemoveAsync(path, !NoWait, StopToken);
        GoesOn = null;
        if (PassThru) WriteObject(job);
    }
}
