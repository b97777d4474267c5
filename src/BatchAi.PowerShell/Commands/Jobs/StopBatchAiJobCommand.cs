using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Stops jobs. Those that wait in the queue leave it; what was written stays.</summary>
[Cmdlet(VerbsLifecycle.Stop, "BatchAiJob", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class StopBatchAiJobCommand : JobActionCommand
{
    private readonly List<ResourcePath> _stopping = [];

    /// <summary>-NoWait: does not wait until they have ended.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-PassThru: returns the jobs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var jobs = Client.Compute().Jobs;
        var job = await jobs.GetAsync(path, StopToken);
        if (!ShouldProcess($"job '{path.Name}' in experiment '{path.ExperimentName}' ({JobWords.State(job)})", "Stop")) return;
        await jobs.StopAsync(path, wait: false, StopToken);
        if (!NoWait) _stopping.Add(path);
        else if (PassThru) WriteObject(await jobs.GetAsync(path, StopToken));
    }

    /// <inheritdoc/>
    // All are asked to end before any is waited for.
    protected override async Task EndAsync()
    {
        if (_stopping.Count == 0) return;
        GoesOn = "The jobs are being stopped all the same.";
        await RunAsync(asJob: false, "", work => new JobWait(work, new JobWaitOptions { WritesEnds = PassThru }).RunAsync(_stopping));
        GoesOn = null;
    }
}
