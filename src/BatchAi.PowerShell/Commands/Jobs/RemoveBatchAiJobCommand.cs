using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes jobs, which are stopped first. The files that they wrote stay.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiJob", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class RemoveBatchAiJobCommand : JobBulkCommand
{
    private const int ActivityId = 0x0BA9;

    /// <summary>-NoWait: does not wait until they are gone.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-PassThru: returns the jobs as they were.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override async Task RunAsync(IReadOnlyList<JobTarget> jobs)
    {
        if (!ShouldProcess(JobWords.Targets(jobs), jobs.Count == 1 ? "Remove; its files stay" : "Remove; their files stay")) return;
        GoesOn = jobs.Count == 1 ? $"The removal of the job '{jobs[0].Path.Name}' goes on." : "The removal of those that were asked for goes on; the same command removes the others.";
        var progress = new ProgressReporter(WriteProgress, "Removing jobs", ActivityId);
        var done = 0;
        await ForEachAsync(jobs.GroupBy(job => job.Path.Parent!), async some =>
        {
            var known = some.ToDictionary(job => job.Path.Name, StringComparer.OrdinalIgnoreCase);
            await Client.Compute().Jobs.RemoveManyAsync(some.Key, [.. known.Keys], !NoWait, result => Take(known[result.Name], result.Error), StopToken);
        });
        progress.Complete();

        void Take(JobTarget job, BatchAiException? error)
        {
            progress.Report($"{++done} of {jobs.Count}: {job.Path.Name}", done, jobs.Count);
            if (error is not null) WriteError(Errors.Of(error, job.Path.ToString()));
            else if (PassThru) WriteObject(job.Job);
        }
    }
}
