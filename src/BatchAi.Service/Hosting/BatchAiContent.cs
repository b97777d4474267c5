using BatchAi.Service.Api;
using BatchAi.Service.Control;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Remote;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Hosting;

/// <summary>Batch AI itself: an engine, the rules of all resources on top of it, and the API in front of them.</summary>
internal sealed class BatchAiContent : IServiceContent
{
    private readonly ProcessEngine _engine;
    private readonly ControlPlane _control;
    private readonly StateStore _state;
    private readonly DataRoot _root;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private ApiServices? _services;

    private BatchAiContent(ProcessEngine engine, ControlPlane control, StateStore state, DataRoot root, EventLog log, TimeProvider time) =>
        (_engine, _control, _state, _root, _log, _time) = (engine, control, state, root, log, time);

    public int ActiveJobs => _control.ActiveJobs;

    /// <summary>Takes up what is stored, and what an earlier service left running.</summary>
    internal static async Task<IServiceContent> StartAsync(StateStore state, ServiceOptions options, EventLog log, TimeProvider time)
    {
        var root = options.Root;
        var remote = RemoteStorage.Read(options.MountCa, options.MountBlobs);
        var times = options.NodeIdle is { } idle ? ScaleTimes.Standard with { Idle = idle } : null;
        var engine = new ProcessEngine(root, log, time, times, findGpus: end => NvidiaSmi.FindAsync(Environment.GetEnvironmentVariable("PATH") ?? "", time, end));
        try
        {
            return new BatchAiContent(engine, await ControlPlane.StartAsync(state, root, engine, log, time, options.AllowMountCommands, remote), state, root, log, time);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async Task MapAsync(WebApplication app, ServiceIdentity identity)
    {
        _services = new ApiServices(_control, _state, _root, identity, _time) { Log = _log };
        ApiMapping.Map(app, _services);
        await DefaultResources.EnsureAsync(_services);
    }

    public Task<StorageFront?> OpenStorageAsync(ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts)
    {
        var neighbours = _services!.Neighbours;
        return StorageFront.OpenAsync(new StorageParts(neighbours.Accounts, neighbours.Folders, neighbours.Trees, _log, _time), identity, accounts);
    }

    public Task TerminateAllJobsAsync() => _control.TerminateAllJobsAsync();

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _control.DisposeAsync();
    }
}
