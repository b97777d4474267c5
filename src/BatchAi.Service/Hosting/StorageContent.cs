using BatchAi.Service.Api;
using BatchAi.Service.Control;
using BatchAi.Service.Neighbours;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Hosting;

/// <summary>Storage alone: the blob and file endpoints, and what of the management API makes accounts. There is no engine, and no Batch AI.</summary>
internal sealed class StorageContent : IServiceContent
{
    private readonly StateStore _state;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private readonly TrashBin _trash;
    private readonly NeighbourServices _neighbours;

    private StorageContent(StateStore state, DataRoot root, EventLog log, TimeProvider time)
    {
        (_state, _log, _time) = (state, log, time);
        _trash = new TrashBin(root, log, isFirst: true);
        _neighbours = new NeighbourServices(_trash, RefuseOthersAsync, state, root, log, time);
    }

    public int ActiveJobs => 0;

    internal static Task<IServiceContent> StartAsync(StateStore state, ServiceOptions options, EventLog log, TimeProvider time) =>
        Task.FromResult<IServiceContent>(new StorageContent(state, options.Root, log, time));

    public async Task MapAsync(WebApplication app, ServiceIdentity identity)
    {
        ApiMapping.MapStorage(app, new StorageApiServices(_neighbours, _state, identity, _log, _time));
        await DefaultResources.BeginAsync(_neighbours.Groups);
    }

    public Task<StorageFront?> OpenStorageAsync(ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts) =>
        StorageFront.OpenAsync(new StorageParts(_neighbours.Accounts, _neighbours.Folders, _neighbours.Trees, _log, _time), identity, accounts);

    public Task TerminateAllJobsAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _trash.DisposeAsync();

    // What a whole service made in a group, only a whole service can take down.
    private Task RefuseOthersAsync(ArmId group) => _state.Read(reader => reader.Tree(group)).TrueForAll(row => row.Kind is ResourceKind.ResourceGroup or ResourceKind.StorageAccount)
        ? Task.CompletedTask
        : throw new ControlException(409, "ResourceGroupInUse", "The resource group holds resources of Batch AI, which this service does not serve; delete it from one that was started without --only.", group.Name);
}
