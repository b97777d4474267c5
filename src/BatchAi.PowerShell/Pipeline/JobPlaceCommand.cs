using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something of a job: where the job is.</summary>
public abstract class JobPlaceCommand : ScopedCommand
{
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
    /// <param name="job">What the parameter for the job says.</param>
    /// <exception cref="BatchAiException">Nothing says which one, or what is said leads to something else.</exception>
    protected ResourcePath JobPath(ResourceReference? job) => JobReference.Resolve(job, ResourceId, () => ExperimentPath(Workspace, Experiment));
}
