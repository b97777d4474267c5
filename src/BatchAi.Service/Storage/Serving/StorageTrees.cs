using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>The folders of the storage accounts, each opened when it is first asked for and kept until the service ends.</summary>
internal sealed class StorageTrees : IAsyncDisposable
{
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromHours(1);
    private readonly DataRoot _root;
    private readonly StorageFolders _folders;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private readonly ITimer _cleaning;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTime Made, AccountTree Tree)> _accounts = [];
    private Task _closing = Task.CompletedTask;

    internal StorageTrees(DataRoot root, StorageFolders folders, EventLog log, TimeProvider time)
    {
        (_root, _folders, _log, _time) = (root, folders, log, time);
        _cleaning = time.CreateTimer(_ => RemoveOldBlocks(), null, CleaningInterval, CleaningInterval);
    }

    /// <summary>An account's folder. An account that was deleted and made again has another one.</summary>
    internal AccountTree Account(StoredAccount account)
    {
        lock (_lock)
        {
            var isKnown = _accounts.TryGetValue(account.Name, out var known);
            if (isKnown && known.Made == account.CreationTime) return known.Tree;
            if (isKnown) _closing = CloseAsync(_closing, known.Tree);
            var tree = AccountTree.Open(_root.StorageAccount(account.Name), _time);
            tree.Recover();
            tree.RemoveOldBlocks();
            _accounts[account.Name] = (account.CreationTime, tree);
            return tree;
        }
    }

    /// <summary>The share or container that a request names or is about; the caller disposes it.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal StorageTree Open(StorageCall call) => Open(call.Account, call.Target);

    /// <summary>The share or container that a target names or lies in; the caller disposes it.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal StorageTree Open(StoredAccount account, StorageTarget target)
    {
        try
        {
            return Account(account).OpenTree(KindOf(target.Service), target.Container);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            throw NoTree(target.Service);
        }
    }

    /// <summary>Takes a share or container away with all that is in it. Its name is free at once.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal async Task RemoveAsync(StorageCall call)
    {
        var uuid = Guid.NewGuid().ToString("D");
        try
        {
            await Account(call.Account).DetachTreeAsync(KindOf(call.Target.Service), call.Target.Container, _root.Trash(uuid));
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            throw NoTree(call.Target.Service);
        }

        _folders.Forget(_root.Trash(uuid));
    }

    public async ValueTask DisposeAsync()
    {
        await _cleaning.DisposeAsync();
        Task closing;
        lock (_lock)
        {
            foreach (var (_, tree) in _accounts.Values) _closing = CloseAsync(_closing, tree);
            _accounts.Clear();
            closing = _closing;
        }

        await closing;
    }

    /// <summary>What a service's shares or containers are to the trees.</summary>
    internal static TreeKind KindOf(StorageService service) => service == StorageService.Blob ? TreeKind.Blobs : TreeKind.Files;

    private static StorageException NoTree(StorageService service) => service == StorageService.Blob
        ? new StorageException(404, "ContainerNotFound", "The specified container does not exist.")
        : new StorageException(404, "ShareNotFound", "The specified share does not exist.");

    private async Task CloseAsync(Task before, AccountTree tree)
    {
        await before;
        try
        {
            await tree.DisposeAsync();
        }
        catch (TreeException error)
        {
            _log.Write("storageNotFlushed", "account", error.Message);
        }
    }

    private void RemoveOldBlocks()
    {
        AccountTree[] trees;
        lock (_lock) trees = [.. _accounts.Values.Select(account => account.Tree)];
        foreach (var tree in trees)
        {
            try
            {
                tree.RemoveOldBlocks();
            }
            catch (TreeException error)
            {
                _log.Write("oldBlocksNotRemoved", "account", error.Message);
            }
        }
    }
}
