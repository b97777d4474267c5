using System.Management.Automation;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the files that the setup task of a cluster wrote.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiClusterFile")]
[OutputType(typeof(StorageItem))]
public sealed class GetBatchAiClusterFileCommand : ClusterPartCommand
{
    /// <summary>-Path: a directory below that of the task's output.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>-Recurse: those in directories, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>-WithLink: with links that open the files without signing in.</summary>
    [Parameter]
    public SwitchParameter WithLink { get; set; }

    /// <summary>-Expiry: how long the links work; a bare number counts minutes.</summary>
    [Parameter]
    [BareNumber(DurationUnit.Minutes)]
    public TimeSpan Expiry { get; set; } = TimeSpan.FromMinutes(60);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var cluster = await Client.Compute().Clusters.GetAsync(ClusterPath(), StopToken);
        if (cluster.SetupTask is null) return;
        var output = SetupOutput.Of(cluster);
        var account = await Client.StorageAccounts.FindAsync(Subscription, output.AccountName, StopToken)
            ?? throw ClusterErrors.NoSetupOutput(cluster.Name, $"the storage account '{output.AccountName}' is not in this subscription.");
        var place = ResourcePath.TryParse(account.ResourceId)!.Child(output.Kind, output.FolderName);
        var below = Path.Trim('/') is "." or "" ? "" : "/" + Path.Trim('/');
        await ListAsync(place, (output.Directory + below).Trim('/'));
    }

    private async Task ListAsync(ResourcePath place, string directory) =>
        await ForAllAsync(next => Client.StorageFiles.ListAsync(place, directory, next, StopToken), async item =>
        {
            if (WithLink && !item.IsDirectory) item.DownloadUrl = await Client.StorageFiles.LinkAsync(place, item.Path, Expiry, StopToken);
            WriteObject(item);
            if (Recurse && item.IsDirectory) await ListAsync(place, item.Path);
        });
}
