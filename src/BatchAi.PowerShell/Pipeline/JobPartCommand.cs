using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something of a job, such as its files; the job may come from the pipeline.</summary>
public abstract class JobPartCommand : JobPlaceCommand
{
    /// <summary>-Job: the job.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

    /// <summary>The job that is meant.</summary>
    /// <exception cref="BatchAiException">Nothing says which one, or what is said leads to something else.</exception>
    protected ResourcePath JobPath() => JobPath(Job);
}
