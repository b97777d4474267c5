using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes an experiment and its jobs, which are terminated first.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiExperiment", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiExperimentCommand : WorkspaceActionCommand<Experiment>
{
    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Experiment;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var compute = Client.Compute();
        if (!this.IsForced(Force))
        {
            await compute.Experiments.GetAsync(path, StopToken);
            var count = new ContentCount();
            await count.AddExperimentAsync(compute, path, StopToken);
            if (!ShouldProcess($"experiment '{path.Name}' in workspace '{path.WorkspaceName}' ({count.Jobs()})", "Remove")) return;
        }

        GoesOn = $"The removal of the experiment '{path.Name}' goes on.";
        await compute.Experiments.RemoveAsync(path, wait: true, StopToken);
        GoesOn = null;
    }
}
