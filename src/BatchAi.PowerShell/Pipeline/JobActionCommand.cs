using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that does something to one job.</summary>
public abstract class JobActionCommand : WorkspaceActionCommand<Job>
{
    /// <summary>-Experiment: the experiment; the context's when not given.</summary>
    [Parameter(ParameterSetName = NamedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Job;

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => ExperimentPath(Workspace, Experiment).Child(ResourceKind.Job, name);
}
