using System.Collections;
using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Submits copies of jobs under new names.</summary>
[Cmdlet(VerbsLifecycle.Restart, "BatchAiJob", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Job))]
public sealed class RestartBatchAiJobCommand : JobBulkCommand
{
    /// <summary>-NewName: the name of the copy; the first free one of name-r1, name-r2 and so on when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>-EnvironmentSecret: the values of the jobs' secrets, which the service never tells.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? EnvironmentSecret { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync() =>
        NewName is null || JobNames.IsValid(NewName) ? base.BeginAsync() : throw ConfigErrors.JobName(NewName);

    /// <inheritdoc/>
    private protected override async Task RunAsync(IReadOnlyList<JobTarget> jobs)
    {
        var copies = await NameAsync(jobs);
        var names = JobWords.Names([.. copies.Select(copy => copy.Path.Name)]);
        if (!ShouldProcess(JobWords.Targets(jobs), copies.Count == 1 ? $"Submit a copy as {names}" : $"Submit copies as {names}")) return;
        GoesOn = copies.Count == 1 ? $"The job {names} may have been submitted; 'Get-BatchAiJob {copies[0].Path.Name}' tells." : "Some of the copies may have been submitted; Get-BatchAiJob tells.";
        await RunAsync(asJob: false, "", work => new CopySubmission(work, EnvironmentSecret).RunAsync(copies));
    }

    private async Task<IReadOnlyList<JobCopy>> NameAsync(IReadOnlyList<JobTarget> jobs)
    {
        if (NewName is not null && jobs.Count > 1) throw JobErrors.OneName(NewName, jobs.Count);
        var free = new FreeNames(Client.Compute().Jobs, StopToken);
        if (NewName is not null) return [new(jobs[0], await free.CheckAsync(jobs[0].Path.Parent!.Child(ResourceKind.Job, NewName)))];
        await free.ReadAsync(jobs.Select(job => job.Path));
        var copies = new List<JobCopy>();
        foreach (var job in jobs) copies.Add(new(job, await free.FindAsync(job.Path)));
        return copies;
    }
}
