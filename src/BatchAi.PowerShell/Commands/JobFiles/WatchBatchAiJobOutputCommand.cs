using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Connections;
using BatchAi.Output;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Shows what jobs write, as they write it, until they have ended.</summary>
[Cmdlet(VerbsCommon.Watch, "BatchAiJobOutput")]
[OutputType(typeof(string))]
public sealed class WatchBatchAiJobOutputCommand : JobPartCommand
{
    private readonly List<ResourcePath> _jobs = [];

    /// <summary>-Name: the files, as paths below the directory; wildcards in their last part. All of standard output and error when not given.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JobFileCompleter))]
    public string[]? Name { get; set; }

    /// <summary>-Directory: the id of the output directory.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OutputDirectoryCompleter))]
    public string Directory { get; set; } = "stdouterr";

    /// <summary>-Stream: standard output, standard error, or both.</summary>
    [Parameter]
    public JobStreamName Stream { get; set; }

    /// <summary>-Tail: how many of the last lines are shown of what is there already; 0 for none, all when not given.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>-Raw: the lines alone, as they are.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>-FailOnJobFailure: a job that fails is an error.</summary>
    [Parameter]
    public SwitchParameter FailOnJobFailure { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        _jobs.Add(JobPath());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        if (_jobs.Count == 0) return Task.CompletedTask;
        GoesOn = _jobs.Count == 1
            ? $"The job '{_jobs[0].Name}' goes on. Watch it again: Watch-BatchAiJobOutput -ResourceId {_jobs[0]} -Tail 10"
            : $"{_jobs.Count} jobs go on. Watch them again: Get-BatchAiJob {string.Join(", ", _jobs.Select(job => job.Name))} | Watch-BatchAiJobOutput -Tail 10";
        var query = new OutputQuery
        {
            Directory = Directory,
            Names = OutputNames.Read(Name, Directory, Stream),
            Tail = Tail,
            IsRaw = Raw,
            IsInBuild = EnvironmentDefaults.IsBuild,
        };
        return RunAsync(asJob: false, Directory, work => new OutputWatch(work, query).RunAsync(_jobs.Distinct().ToList(), Ended));
    }

    private void Ended(Job job)
    {
        if (FailOnJobFailure && job.ExecutionState == "failed") WriteError(Errors.Of(JobErrors.Failed(job), job.ResourceId));
    }
}
