using System.Management.Automation;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Waits for jobs, all at once, and returns each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "BatchAiJob", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(Job))]
public sealed class WaitBatchAiJobCommand : JobActionCommand
{
    private readonly List<ResourcePath> _jobs = [];

    /// <summary>-Any: one that ends is enough.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>-Timeout: how long to wait; a bare number counts seconds. For ever when not given.</summary>
    [Parameter]
    [BareNumber(DurationUnit.Seconds)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>-FailOnJobFailure: a job that failed is an error, too.</summary>
    [Parameter]
    public SwitchParameter FailOnJobFailure { get; set; }

    /// <summary>-PassThru: returns jobs at each change of their state as well, and every five minutes.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>-AsJob: waits in a job of PowerShell.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        _jobs.Add(TargetPath());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync()
    {
        if (_jobs.Count == 0) return;
        var options = new JobWaitOptions { Timeout = Timeout, IsAnyEnough = Any, FailsWithJob = FailOnJobFailure, WritesStates = PassThru };
        var what = _jobs.Count == 1 ? $"'{_jobs[0].Name}'" : $"{_jobs.Count} jobs";
        GoesOn = _jobs.Count == 1 ? $"The job {what} goes on." : $"The {what} go on.";
        await RunAsync(AsJob, what, work => new JobWait(work, options).RunAsync(_jobs));
        GoesOn = null;
    }
}
