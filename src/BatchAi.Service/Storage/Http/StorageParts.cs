using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.Storage.Http;

/// <summary>What the storage endpoints are made of.</summary>
/// <param name="Accounts">The storage accounts, with their keys.</param>
/// <param name="Folders">The shares and containers.</param>
/// <param name="Trees">The files of all accounts.</param>
/// <param name="Log">Takes what goes wrong; never a query, which may hold a signature.</param>
/// <param name="Time">The clock.</param>
internal sealed record StorageParts(StorageAccounts Accounts, StorageFolders Folders, AccountTrees Trees, EventLog Log, TimeProvider Time);
