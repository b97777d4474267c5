using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes experiments.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiExperiment", SupportsShouldProcess = true)]
[OutputType(typeof(Experiment))]
public sealed class NewBatchAiExperimentCommand : ScopedCommand
{
    /// <summary>-Name: their names.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-Force: one that is there already is returned, and is no error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        var workspace = WorkspacePath(Workspace);
        return ForEachAsync(Name, name => CreateAsync(workspace.Child(ResourceKind.Experiment, name)));
    }

    private async Task CreateAsync(ResourcePath path)
    {
        var experiments = Client.Compute().Experiments;
        if (await Existing.FindAsync(() => experiments.GetAsync(path, StopToken), ResourceKind.Experiment) is { } existing) WriteObject(Force ? existing : throw ScopeErrors.Exists(path));
        else if (ShouldProcess($"experiment '{path.Name}' in workspace '{path.WorkspaceName}'", "Create")) WriteObject(await experiments.CreateAsync(path, StopToken));
    }
}
