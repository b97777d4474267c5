using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Accounts;

/// <summary>The files of all accounts. Each is opened when it is first needed, and kept.</summary>
internal sealed class AccountTrees : IAsyncDisposable
{
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(6);
    private readonly Dictionary<string, (DateTime Created, AccountTree Tree)> _open = [];
    private readonly Lock _lock = new();
    private readonly DataRoot _root;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private readonly ITimer _sweeper;

    internal AccountTrees(DataRoot root, EventLog log, TimeProvider time)
    {
        (_root, _log, _time) = (root, log, time);
        _sweeper = time.CreateTimer(_ => SweepAll(), null, Sweep, Sweep);
    }

    /// <summary>The files of an account.</summary>
    internal AccountTree Of(StoredAccount account)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(account.Name, out var known) && known.Created == account.CreationTime) return known.Tree;

            // One that was deleted and made anew has another folder; requests that still use the old one have it in hand.
            if (known.Tree is not null) _ = known.Tree.DisposeAsync().AsTask();
            var tree = AccountTree.Open(_root.StorageAccount(account.Name), _time, error => _log.Write("storageNotFlushed", account.Name, error.Message));
            tree.Recover();
            tree.RemoveOldBlocks();
            _open[account.Name] = (account.CreationTime, tree);
            return tree;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweeper.DisposeAsync();
        foreach (var (_, tree) in _open.Values) await tree.DisposeAsync();
    }

    private void SweepAll()
    {
        List<AccountTree> trees;
        lock (_lock) trees = [.. _open.Values.Select(open => open.Tree)];
        foreach (var tree in trees)
        {
            try
            {
                tree.RemoveOldBlocks();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                _log.Write("oldBlocksNotRemoved", detail: error.Message);
            }
        }
    }
}
