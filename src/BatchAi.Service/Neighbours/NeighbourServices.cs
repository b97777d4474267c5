using BatchAi.Service.Control;
using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Groups;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.Neighbours;

/// <summary>What other providers of Azure would do for Batch AI's clients.</summary>
internal sealed class NeighbourServices
{
    internal NeighbourServices(TrashBin trash, Func<ArmId, Task> deleteTree, StateStore state, DataRoot root, EventLog log, TimeProvider time)
    {
        Folders = new StorageFolders(root, Trees = new AccountTrees(root, log, time), trash.Discard);
        Accounts = new StorageAccounts(state, Folders, time);
        Groups = new ResourceGroups(state, Accounts, deleteTree, time, log);
    }

    internal NeighbourServices(ControlPlane control, StateStore state, DataRoot root, EventLog log, TimeProvider time)
        : this(control.Trash, group => control.DeleteTreeAsync(group, $"the resource group '{group.Name}' is being deleted"), state, root, log, time)
    {
        Accounts.EndJobs = control.EndJobsOfAccountAsync;
    }

    /// <summary>The files of all accounts; the storage endpoints close them.</summary>
    internal AccountTrees Trees { get; }

    internal StorageFolders Folders { get; }

    internal StorageAccounts Accounts { get; }

    internal ResourceGroups Groups { get; }
}
