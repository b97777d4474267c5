using System.Collections;
using System.Management.Automation;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Replaces the tags of a workspace.</summary>
[Cmdlet(VerbsData.Update, "BatchAiWorkspace", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Workspace))]
public sealed class UpdateBatchAiWorkspaceCommand : ResourceActionCommand<Workspace>
{
    /// <summary>-Tag: its new tags; those that are not named here go.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>-PassThru: returns the workspace.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Workspace;

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => GroupPath().Child(ResourceKind.Workspace, name);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var tags = Tags.Read(Tag)!;
        if (!ShouldProcess($"workspace '{path.Name}'", $"Replace the tags by {string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}"))}")) return;
        var workspace = await Client.Compute().Workspaces.UpdateAsync(path, tags, StopToken);
        if (PassThru) WriteObject(workspace);
    }
}
