using BatchAi.Core.Wire;
using BatchAi.Service.Neighbours;
using BatchAi.Service.Neighbours.Groups;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Api;

/// <summary>What a fresh service holds, so that a first job needs no preparation.</summary>
internal static class DefaultResources
{
    internal const string Subscription = "00000000-0000-0000-0000-000000000000";
    private const string Name = "default";
    private const string ClusterName = "local";
    private const string Location = "local";
    private const string AccountName = "local";
    private const string ShareName = "output";

    /// <summary>The group of what is made without saying where.</summary>
    internal static ArmId Group { get; } = ArmId.Group(Subscription, Name);

    /// <summary>Begins with the default resources, where only storage is served; a whole service goes on with them.</summary>
    internal static Task<bool> BeginAsync(ResourceGroups groups) => groups.TryBeginFirstAsync(Group, Location);

    /// <summary>Makes the default resources of a service that has no resource group yet, and goes on with what an earlier one began.</summary>
    internal static async Task EnsureAsync(ApiServices services)
    {
        var groups = services.Neighbours.Groups;
        groups.ResumeDeletions();
        if (!await BeginAsync(groups)) return;
        var workspace = ArmId.Of(Subscription, Name, "workspaces", Name);
        var control = services.Control;
        await control.Workspaces.PutAsync(workspace, new WorkspaceCreateParameters { Location = Location });
        await control.Experiments.PutAsync(workspace.Child("experiments", Name));
        await MakeShareAsync(services.Neighbours);
        await control.Clusters.PutAsync(workspace.Child("clusters", ClusterName), LocalCluster());
        await groups.EndFirstAsync(Group);
    }

    // What a job writes to its cluster's first mount can be listed and watched, so that it needs no storage of its own.
    private static async Task MakeShareAsync(NeighbourServices neighbours)
    {
        await neighbours.Accounts.EnsureAsync(Group, new AccountChoice(AccountName, []));
        await neighbours.Folders.CreateAsync(TreeKind.Files, neighbours.Accounts.Find(AccountName)!, ShareName, FileRecord.Empty);
    }

    private static ClusterCreateParameters LocalCluster() => new()
    {
        Properties = new ClusterBaseProperties
        {
            VmSize = "LOCAL",
            ScaleSettings = new() { Manual = new() { TargetNodeCount = 1 } },
            UserAccountSettings = new() { AdminUserName = Environment.UserName },
            NodeSetup = new() { MountVolumes = new() { AzureFileShares = [OutputShare()] } },
        },
    };

    // Whatever host it names, an account of this service is served from here.
    private static AzureFileShareReference OutputShare() => new()
    {
        AccountName = AccountName,
        AzureFileUrl = $"https://{AccountName}.file.core.windows.net/{ShareName}",
        RelativeMountPath = ShareName,
        Credentials = new(),
    };
}
