using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Stops jobs. Those that wait in the queue leave it; what was written stays.</summary>
[Cmdlet(VerbsLifecycle.Stop, "BatchAiJob", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class StopBatchAiJobCommand : JobBulkCommand
{
    private const int ActivityId = 0x0BAA;

    /// <summary>-NoWait: does not wait until they have ended.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-PassThru: returns the jobs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    // All are asked to end before any is waited for.
    private protected override async Task RunAsync(IReadOnlyList<JobTarget> jobs)
    {
        if (!ShouldProcess(JobWords.Targets(jobs), "Stop")) return;
        GoesOn = "The jobs that were asked to end do so all the same.";
        var stopping = await AskToEndAsync(jobs);
        if (!NoWait) await RunAsync(asJob: false, "", work => new JobWait(work, new JobWaitOptions { WritesEnds = PassThru }).RunAsync(stopping));
        else if (PassThru) await Each.AskAsync(stopping, path => Client.Compute().Jobs.GetAsync(path, StopToken), (_, job) => WriteObject(job), Report, StopToken);
    }

    // Those that wait are stopped last to first, so that none of them gets the place of one that was stopped before it.
    private async Task<IReadOnlyList<ResourcePath>> AskToEndAsync(IReadOnlyList<JobTarget> jobs)
    {
        var progress = new ProgressReporter(WriteProgress, "Stopping jobs", ActivityId);
        var stopping = new List<ResourcePath>();
        await Each.AskAsync(
            jobs.Reverse().Select(job => job.Path).ToList(),
            async path =>
            {
                await Client.Compute().Jobs.StopAsync(path, wait: false, StopToken);
                return path;
            },
            (path, _) =>
            {
                stopping.Add(path);
                progress.Report($"{stopping.Count} of {jobs.Count}: {path.Name}", stopping.Count, jobs.Count);
            },
            Report,
            StopToken);
        progress.Complete();
        stopping.Reverse();
        return stopping;
    }

    private void Report(ResourcePath path, BatchAiException error) => WriteError(Errors.Of(error, path.ToString()));
}
