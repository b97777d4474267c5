using System.Collections;
using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes a workspace.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiWorkspace", SupportsShouldProcess = true)]
[OutputType(typeof(Workspace))]
public sealed class NewBatchAiWorkspaceCommand : ScopedCommand
{
    /// <summary>-Name: its name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>-Location: its region; the context's, or that of the resource group, when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LocationCompleter))]
    public string? Location { get; set; }

    /// <summary>-Tag: its tags.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>-Force: one that is there already is returned, and is no error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = GroupPath().Child(ResourceKind.Workspace, Name);
        var workspaces = Client.Compute().Workspaces;
        if (await Existing.FindAsync(() => workspaces.GetAsync(path, StopToken), ResourceKind.Workspace) is { } existing)
        {
            WriteObject(Force ? existing : throw ScopeErrors.Exists(path));
            return;
        }

        var location = Location ?? Defaults.Location ?? (await Client.ResourceGroups.GetAsync(path.Parent!, StopToken)).Location!;
        if (!ShouldProcess($"workspace '{Name}' in resource group '{path.ResourceGroupName}'", $"Create in {location}")) return;
        WriteObject(await workspaces.CreateAsync(path, location, Tags.Read(Tag), StopToken));
    }
}
