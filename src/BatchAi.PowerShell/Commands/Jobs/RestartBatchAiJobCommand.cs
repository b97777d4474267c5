using System.Collections;
using System.Management.Automation;
using System.Text;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Submits a copy of a job under a new name.</summary>
[Cmdlet(VerbsLifecycle.Restart, "BatchAiJob", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class RestartBatchAiJobCommand : JobActionCommand
{
    /// <summary>-NewName: the name of the copy; the first free one of name-r1, name-r2 and so on when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>-EnvironmentSecret: the values of the job's secrets, which the service never tells.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? EnvironmentSecret { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync() =>
        NewName is null || JobNames.IsValid(NewName) ? base.BeginAsync() : throw ConfigErrors.JobName(NewName);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var jobs = Client.Compute().Jobs;
        var job = await jobs.GetAsync(path, StopToken);
        var config = Read(path, job, await jobs.GetConfigAsync(path, StopToken));
        var copy = path.Parent!.Child(ResourceKind.Job, NewName ?? await FindNameAsync(jobs, path));
        if (!ShouldProcess($"job '{path.Name}' in experiment '{path.ExperimentName}' ({JobWords.State(job)})", $"Submit a copy as '{copy.Name}'")) return;
        GoesOn = $"The job '{copy.Name}' may have been submitted; 'Get-BatchAiJob {copy.Name}' tells.";
        WriteObject(await new JobSubmission(new CommandWork(new PipelineOutput(this), Client, StopToken)).SendAsync(copy, config, wait: true));
        GoesOn = null;
    }

    private IJobConfig Read(ResourcePath path, Job job, string json)
    {
        var missing = (job.SecretName ?? []).Where(name => EnvironmentSecret?.Contains(name) != true).ToList();
        if (missing.Count > 0) throw JobErrors.NoSecrets(path, missing);
        var overlay = new JobOverlay { Secrets = EnvironmentSecret }.ToJson();
        var config = CoreParts.Default.JobConfigReader().Read(Encoding.UTF8.GetBytes(json), new JobConfigChanges { Overlay = overlay });
        return config.IsValid ? config : throw JobErrors.NotAgain(path, config.Faults.First(FaultMessage.IsError));
    }

    private async Task<string> FindNameAsync(IJobs jobs, ResourcePath path)
    {
        for (var number = 1; ; number++)
        {
            var name = JobNames.Again(path.Name, number);
            try
            {
                await jobs.GetAsync(path.Parent!.Child(ResourceKind.Job, name), StopToken);
            }
            catch (BatchAiException error) when (error.Code == "JobNotFound")
            {
                return name;
            }
        }
    }
}
