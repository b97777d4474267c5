using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes a storage account.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiStorageAccount", SupportsShouldProcess = true)]
[OutputType(typeof(StorageAccount))]
public sealed class NewBatchAiStorageAccountCommand : ScopedCommand
{
    /// <summary>-Name: its name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>-Sku: its kind of replication.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StorageSkuCompleter))]
    public string Sku { get; set; } = "Standard_LRS";

    /// <summary>-Location: its region; the context's, or that of the resource group, when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LocationCompleter))]
    public string? Location { get; set; }

    /// <summary>-Force: one that is there already is returned, and is no error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = GroupPath().Child(ResourceKind.StorageAccount, Name);
        var accounts = Client.StorageAccounts;
        if (await Existing.FindAsync(() => accounts.GetAsync(path, StopToken), ResourceKind.StorageAccount) is { } existing)
        {
            WriteObject(Force ? existing : throw ScopeErrors.Exists(path));
            return;
        }

        var location = Location ?? Defaults.Location ?? (await Client.ResourceGroups.GetAsync(path.Parent!, StopToken)).Location!;
        if (!ShouldProcess($"storage account '{Name}' in resource group '{path.ResourceGroupName}'", $"Create in {location} with {Sku}")) return;
        WriteObject(await accounts.CreateAsync(path, Sku, location, StopToken));
    }
}
