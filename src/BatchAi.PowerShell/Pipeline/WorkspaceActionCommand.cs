using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that does something to one resource of a workspace: a cluster, a file server, an experiment.</summary>
/// <typeparam name="T">What it is done to.</typeparam>
public abstract class WorkspaceActionCommand<T> : ResourceActionCommand<T>
    where T : Resource
{
    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ParameterSetName = NamedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => WorkspacePath(Workspace).Child(Kind, name);
}
