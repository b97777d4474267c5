using System.Management.Automation;
using System.Net;
using BatchAi.Connections;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Submits a job: from a job file, from a hashtable, or from parameters.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiJob", SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class NewBatchAiJobCommand : JobDefinitionCommand
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

    /// <summary>-Force: a preparation may run on the machine itself where its container cannot be had.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

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
        if (await DraftAsync(Name, hasCluster: true) is not { } draft) return;
        var config = FillAccount(draft.Config);
        var path = experiment.Child(ResourceKind.Job, draft.Name);
        var summary = string.Join(Environment.NewLine + "  ", config.Describe(draft.Plan).Prepend($"Submit the job '{path.Name}' to the cluster '{draft.ClusterName}', in the experiment '{path.ExperimentName}':"));
        if (!ShouldProcess(summary, summary, "Submit a job") || !await MayRunAsync(draft.Plan)) return;
        foreach (var warning in draft.Plan.Warnings) WarnOnce(warning, warning);
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

    private IJobConfig FillAccount(IJobConfig config)
    {
        if (AccountName is null && config.NeedsAccount) throw JobErrors.NoAccount();
        var key = StorageAccountKey is { } secret ? new NetworkCredential("", secret).Password : null;
        // The key of the environment is that of the environment's account.
        return config.Complete(new JobCompletion { AccountName = AccountName, AccountKey = key ?? (StorageAccount is null ? EnvironmentDefaults.StorageAccountKey : null) });
    }

    // What a preparation installs was meant for a container; on the machine itself it changes the machine.
    private async Task<bool> MayRunAsync(JobPlan plan)
    {
        if (Force || plan.Container is not { } container || plan.Steps.All(step => step.Name != "preparation")) return true;
        if (await Client.Compute().HasContainersAsync(StopToken) is not false) return true;
        var question = $"No container engine answers there. Run the job and its preparation on the machine itself, and not in the image '{container.Image}'?";
        try
        {
            return ShouldContinue(question, "Run on the machine itself");
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            // There is nobody to answer.
            throw JobErrors.OnHost(container.Image);
        }
    }
}
