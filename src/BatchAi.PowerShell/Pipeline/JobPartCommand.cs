using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something of a job, such as its files; the job may come from the pipeline.</summary>
public abstract class JobPartCommand : ScopedCommand
{
    /// <summary>-Job: the job.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-Experiment: the experiment; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>-ResourceId: the ARM id of the job, in place of its name and of all parents.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>The job that is meant.</summary>
    /// <exception cref="BatchAiException">Nothing says which one, or what is said leads to something else.</exception>
    protected ResourcePath JobPath() => JobReference.Resolve(Job, ResourceId, () => ExperimentPath(Workspace, Experiment));
}
