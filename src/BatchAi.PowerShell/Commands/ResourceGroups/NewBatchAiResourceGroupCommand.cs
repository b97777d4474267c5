using System.Collections;
using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes a resource group.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiResourceGroup", SupportsShouldProcess = true)]
[OutputType(typeof(ResourceGroup))]
public sealed class NewBatchAiResourceGroupCommand : ConnectedCommand
{
    /// <summary>-Name: its name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ResourceGroupName")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>-Location: its region; the context's when not given.</summary>
    [Parameter(Position = 1)]
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
        var groups = Client.ResourceGroups;
        var path = Subscription.Child(ResourceKind.ResourceGroup, Name);
        if (await Existing.FindAsync(() => groups.GetAsync(path, StopToken), ResourceKind.ResourceGroup) is { } existing)
        {
            WriteObject(Force ? existing : throw ScopeErrors.Exists(path));
            return;
        }

        var location = LocationOr(Location);
        if (!ShouldProcess($"resource group '{Name}'", $"Create in {location}")) return;
        WriteObject(await groups.CreateAsync(path, location, Tags.Read(Tag), StopToken));
    }
}
