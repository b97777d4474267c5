using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something that a job has: its nodes, its files, its output.</summary>
public abstract class JobPartCommand : ScopedCommand
{
    /// <summary>-Job: the job.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

    /// <summary>-Experiment: the experiment; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>The path of the job that is meant.</summary>
    /// <exception cref="BatchAiException">Nothing says which experiment it is in.</exception>
    protected ResourcePath JobPath() => Job!.Path ?? ExperimentPath(Workspace, Experiment).Child(ResourceKind.Job, Job.Name);
}
