using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes a cluster, and waits until it is provisioned. Its nodes come afterwards.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiCluster", DefaultParameterSetName = KeySet, SupportsShouldProcess = true)]
[OutputType(typeof(Cluster))]
public sealed class NewBatchAiClusterCommand : ClusterDefinitionCommand
{
    /// <summary>-UseAutoStorage: each node mounts a share and a container of an account that is made for this, or is there already.</summary>
    [Parameter]
    public SwitchParameter UseAutoStorage { get; set; }

    /// <summary>-AsJob: makes it in a job of PowerShell.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = WorkspacePath(Workspace).Child(ResourceKind.Cluster, Name);
        var file = ReadFile();
        var config = Read(file, path.Parent!, []);
        if (!Report(config)) return;
        await CheckAsync(path, config);
        if (!MakeKeys() || !ShouldProcess($"cluster '{path.Name}' in workspace '{path.WorkspaceName}'", $"Create: {config.Describe()}{(UseAutoStorage ? "; auto storage" : "")}")) return;

        // With keys and storage that were made just now.
        var read = (IEnumerable<Mount> more) => Read(file, path.Parent!, more);
        await RunAsync(AsJob, $"'{path.Name}'", work => CreateAsync(work, path, read));
        GoesOn = null;
    }

    private async Task CheckAsync(ResourcePath path, IResourceConfig config)
    {
        if (await Existing.FindAsync(() => Client.Compute().Clusters.GetAsync(path, StopToken), ResourceKind.Cluster) is not null) throw ScopeErrors.Exists(path);
        if (config.Describe().StartsWith("0 nodes", StringComparison.Ordinal) && NodeCount is null && ConfigFile is null) throw ClusterErrors.NoScale();
        foreach (var id in config.FileServers)
        {
            if (config.Subnet is null || ResourcePath.TryParse(id) is not { Kind: ResourceKind.FileServer } server) continue;
            var mounted = await Client.Compute().FileServers.GetAsync(server, StopToken);
            if (mounted.SubnetId is { } subnet && !subnet.Equals(config.Subnet, StringComparison.OrdinalIgnoreCase)) throw ClusterErrors.OtherSubnet(mounted.Name);
        }
    }

    private async Task CreateAsync(CommandWork work, ResourcePath path, Func<IEnumerable<Mount>, IResourceConfig> read)
    {
        var config = read(UseAutoStorage ? await new AutoStorage(work).EnsureAsync(path.Parent!) : []);
        var keys = await AccountKeys.FindAsync(work.Client.StorageAccounts, path.Upto(ResourceKind.Subscription)!, config.AccountsWithoutKey, work.StopToken);
        GoesOn = $"The cluster '{path.Name}' may have been made; 'Get-BatchAiCluster {path.Name} -Workspace {path.WorkspaceName}' tells.";
        var json = config.Complete(new JobCompletion { AccountKeys = keys }).ToJson();
        work.Output.Write(await work.Client.Compute().Clusters.CreateAsync(path, json, !NoWait, work.StopToken));
    }
}
