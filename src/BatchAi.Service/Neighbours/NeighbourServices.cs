using BatchAi.Service.Control;
using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Groups;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.State;

namespace BatchAi.Service.Neighbours;

/// <summary>What other providers of Azure would do for Batch AI's clients.</summary>
internal sealed class NeighbourServices
{
    internal NeighbourServices(ControlPlane control, StateStore state, DataRoot root, EventLog log, TimeProvider time)
    {
        Folders = new StorageFolders(root, control.Trash.Discard);
        Accounts = new StorageAccounts(state, Folders, time) { EndJobs = control.EndJobsOfAccountAsync };
        Groups = new ResourceGroups(state, Accounts, group => control.DeleteTreeAsync(group, $"the resource group '{group.Name}' is being deleted"), time, log);
    }

    internal StorageFolders Folders { get; }

    internal StorageAccounts Accounts { get; }

    internal ResourceGroups Groups { get; }
}
