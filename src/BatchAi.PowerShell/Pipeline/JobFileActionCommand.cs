using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that does something to files of jobs: to objects from the pipeline, or to what job, directory and path say.</summary>
public abstract class JobFileActionCommand : ScopedCommand
{
    /// <summary>The set that names the job.</summary>
    protected const string JobSet = "Job";

    /// <summary>The set that takes an object.</summary>
    protected const string ObjectSet = "Object";

    /// <summary>-InputObject: a file, as Get-BatchAiJobFile gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public JobFile? InputObject { get; set; }

    /// <summary>-Job: the job.</summary>
    [Parameter(Position = 0, ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-Experiment: the experiment; the context's when not given.</summary>
    [Parameter(ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>-ResourceId: the ARM id of the job.</summary>
    [Parameter(ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>-Directory: the ids of output directories; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 1, ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OutputDirectoryCompleter))]
    public string[]? Directory { get; set; }

    /// <summary>-Path: a file or folder below the directory; wildcards are expanded. Everything when not given.</summary>
    [Parameter(Position = 2, ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JobFileCompleter))]
    public string? Path { get; set; }

    /// <summary>The directories when none is given; null for all.</summary>
    protected virtual string[]? DefaultDirectory => null;

    /// <summary>Does something with each of the files that are meant; what goes wrong with one is its error alone.</summary>
    /// <param name="recurse">Whether files in folders are meant, too.</param>
    /// <param name="use">What is done.</param>
    protected Task ForEachFileAsync(bool recurse, Func<ResourcePath, JobFile, Task> use) => InputObject is { } file
        ? ForEachOfObjectAsync(file, recurse, use)
        : ForEachOfJobAsync(JobReference.Resolve(Job, ResourceId, () => ExperimentPath(Workspace, Experiment)), recurse, use);

    /// <summary>Does something with each of the files that are meant; what goes wrong with one is its error alone.</summary>
    /// <param name="recurse">Whether files in folders are meant, too.</param>
    /// <param name="use">What is done.</param>
    protected Task ForEachFileAsync(bool recurse, Action<ResourcePath, JobFile> use) => ForEachFileAsync(recurse, (job, file) =>
    {
        use(job, file);
        return Task.CompletedTask;
    });

    private async Task ForEachOfJobAsync(ResourcePath job, bool recurse, Func<ResourcePath, JobFile, Task> use)
    {
        var directories = await JobDirectories.FindAsync(Client, job, Directory ?? DefaultDirectory, StopToken);
        await Search(job).RunAsync(directories, ForEachAsync, Path, recurse, file => UseAsync(job, file, use));
    }

    private Task ForEachOfObjectAsync(JobFile file, bool recurse, Func<ResourcePath, JobFile, Task> use)
    {
        var job = JobReference.Resolve(file.JobName is { } name ? ResourceReference.Of(name) : null, file.ResourceId, () => ExperimentPath(null, null));
        return file.IsDirectory
            ? Search(job).RunAsync(file.Directory ?? JobDirectories.Standard, WildcardPattern.Escape(file.Path ?? file.Name), recurse, inner => UseAsync(job, inner, use))
            : UseAsync(job, file, use);
    }

    private JobSearch Search(ResourcePath job) => new(Client, job, TimeSpan.FromHours(1), StopToken);

    private Task UseAsync(ResourcePath job, JobFile file, Func<ResourcePath, JobFile, Task> use) =>
        file.IsDirectory ? Task.CompletedTask : ForEachAsync([file], item => use(job, item));
}
