using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Submits a job, or many of one: from a job file, from a hashtable, or from parameters.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiJob", SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class NewBatchAiJobCommand : JobSubmitCommand
{
    /// <summary>-Name: the job's name; that of the file when not given.</summary>
    [Parameter(Position = 1, ParameterSetName = FileSet)]
    [Parameter(Position = 0, ParameterSetName = ConfigSet)]
    [Parameter(Position = 0, ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>-Wait: waits until the job has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>-FailOnJobFailure: waits, and a job that failed is an error, too.</summary>
    [Parameter]
    public SwitchParameter FailOnJobFailure { get; set; }

    /// <summary>-NoWait: does not even wait until the job is in the queue.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-AsJob: submits, and waits if that is asked for, in a job of PowerShell.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    private bool WaitsForEnd => Wait || FailOnJobFailure;

    /// <inheritdoc/>
    protected override Task BeginAsync()
    {
        if (NoWait && WaitsForEnd) throw JobErrors.Conflict(nameof(NoWait), Wait ? nameof(Wait) : nameof(FailOnJobFailure));
        if (Name is not null && !JobNames.IsValid(Name)) throw ConfigErrors.JobName(Name);
        return base.BeginAsync();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        if (Name is null && ConfigFile is null && Config?.Path is null) throw JobErrors.NoName();
        var experiment = ExperimentPath(Workspace, Experiment);
        if (IsSweep)
        {
            await SubmitSweepAsync(experiment);
            return;
        }

        if (await DraftAsync(Name, hasCluster: true) is not { } draft) return;
        var config = FillAccount(draft.Config);
        var path = experiment.Child(ResourceKind.Job, draft.Name);
        var summary = string.Join(Environment.NewLine + "  ", config.Describe(draft.Plan).Prepend($"Submit the job '{path.Name}' to the cluster '{draft.Cluster?.Name}', in the experiment '{path.ExperimentName}':"));
        if (!ShouldProcess(summary, summary, "Submit a job") || !await MayRunAsync(draft.Plan)) return;
        await RunAsync(AsJob, $"'{path.Name}'", work => SubmitAsync(work, path, config));
        GoesOn = null;
    }

    private async Task SubmitAsync(CommandWork work, ResourcePath path, IJobConfig config)
    {
        GoesOn = $"The job '{path.Name}' may have been submitted; 'Get-BatchAiJob {path.Name} -Experiment {path.ExperimentName}' tells.";
        var job = await new JobSubmission(work).SendAsync(path, config, !NoWait);
        GoesOn = $"The job '{path.Name}' goes on.";
        if (WaitsForEnd) await new JobWait(work, new JobWaitOptions { FailsWithJob = FailOnJobFailure }).RunAsync([path]);
        else work.Output.Write(job);
    }

    private async Task SubmitSweepAsync(ResourcePath experiment)
    {
        if (await DraftSweepAsync(Name, hasCluster: true) is not { } sweep) return;
        var config = FillAccount(sweep.First.Config);
        var summary = SweepWords.Summary(sweep, experiment, ThrottleLimit, config.Describe(sweep.First.Plan));
        if (!ShouldProcess(summary, summary, "Submit a sweep") || !await MayRunAsync(sweep.First.Plan)) return;
        foreach (var warning in sweep.First.Plan.Warnings) WarnOnce(warning, warning);
        await RunAsync(AsJob, $"'{sweep.Name}'", work => SubmitAsync(work, experiment, sweep));
        GoesOn = null;
    }

    private async Task SubmitAsync(CommandWork work, ResourcePath experiment, SweepDraft sweep)
    {
        GoesOn = $"Some jobs of the sweep '{sweep.Name}' may have been submitted; the same command submits the others.";
        var jobs = new List<ResourcePath>();
        await new SweepSubmission(work, experiment, FillAccount).RunAsync(sweep, ThrottleLimit, job =>
        {
            if (WaitsForEnd) jobs.Add(experiment.Child(ResourceKind.Job, job.Name));
            else work.Output.Write(job);
        });
        GoesOn = $"The jobs of the sweep '{sweep.Name}' go on.";
        await new JobWait(work, new JobWaitOptions { FailsWithJob = FailOnJobFailure }).RunAsync(jobs);
    }
}
