using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Hosting.Tls;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Hosting;

/// <summary>A service from its start to its end: one per data root, and ready when its <c>service.json</c> is there.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    private readonly ServiceOptions _options;
    private readonly TimeProvider _time;
    private readonly EventLog _log;
    private readonly ServiceLock _alone;
    private readonly RequestGate _gate;
    private readonly TaskCompletionSource _stopRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private StateStore? _state;
    private IServiceContent? _content;
    private Listeners? _listeners;
    private WebApplication? _app;
    private WebApplication? _storage;
    private StorageFront? _front;
    private X509Certificate2? _certificate;
    private ServiceDescription? _description;
    private SpareMemory? _memory;
    private long _start;

    private ServiceHost(ServiceOptions options, ServiceLock alone, EventLog log, TimeProvider time)
    {
        (_options, _alone, _log, _time) = (options, alone, log, time);
        _gate = new RequestGate(options.AllHosts, time);
    }

    /// <summary>What clients are told.</summary>
    internal ServiceDescription Description => _description!;

    /// <summary>Completes when the service is to end, because it was asked to or is idle.</summary>
    internal Task StopRequested => _stopRequested.Task;

    /// <summary>Starts a service, and completes when it is ready.</summary>
    /// <exception cref="BatchAiException">It cannot start, e.g. because another one serves this data root.</exception>
    internal static async Task<ServiceHost> StartAsync(ServiceOptions options, ContentStart startContent, TimeProvider time, CancellationToken cancellationToken)
    {
        RequireOwnFolder(options.Root);
        RequireRights(options);
        var alone = await ServiceLock.TryTakeAsync(options.Root, time, cancellationToken) ?? throw new ServiceRunningException(options.Root, ServiceLock.HolderOf(options.Root) ?? 0);
        var log = new EventLog(options.Root.ServiceLog, time);
        var host = new ServiceHost(options, alone, log, time);
        try
        {
            await host.StartAsync(startContent);
            return host;
        }
        catch (Exception error)
        {
            log.Write("startFailed", (error as BatchAiException)?.Code ?? error.GetType().Name, error.Message);
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the service to end. Running jobs go on under their agent.</summary>
    internal void RequestStop() => _stopRequested.TrySetResult();

    /// <summary>Ends the service: requests are finished, then everything is closed in turn.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _memory?.Dispose();
        if (_description is not null) ServiceFile.Remove(_options.Root);
        await Task.WhenAll(EndAsync(_app), EndAsync(_storage));

        _listeners?.Dispose();
        if (_front is not null) await _front.DisposeAsync();
        if (_content is not null) await _content.DisposeAsync();
        if (_state is not null) await _state.DisposeAsync();
        if (_description is not null) _log.Write("serviceEnded");
        _alone.Dispose();
        _end.Dispose();
    }

    private async Task StartAsync(ContentStart startContent)
    {
        var token = ServiceToken.ReadOrCreate(_options.Root);
        var names = CertificateNames.Of(_options.AllHosts);
        _listeners = Listeners.Open(_options);
        var identity = Identity(token, _listeners) with { Hosts = _options.AllHosts };

        // Cryptography and web server take as long to load as all the rest; so that is done meanwhile.
        var building = Task.Run(() => BuildServer(names));
        await Task.WhenAll(building, StartContentAsync(startContent));
        var app = await building;
        app.Use(_gate.PassAsync);
        new HostRoutes(token, Status, RequestStop).Map(app);
        await _content!.MapAsync(app, identity);
        await Task.WhenAll(app.StartAsync(), StartStorageAsync(identity));
        Announce(identity);
        _memory = new SpareMemory(_gate, () => _state!.Commits, _time);
        if (_options.IdleExit is { } limit) _ = EndWhenIdleAsync(limit, _end.Token);
    }

    private WebApplication BuildServer(CertificateNames names)
    {
        _certificate = CertificateStore.LoadOrCreate(_options.Root, names, _time.GetUtcNow());
        return _app = ManagementServer.Build(_options.Root, _listeners!, _certificate, _log);
    }

    private async Task StartStorageAsync(ServiceIdentity identity)
    {
        if ((_front = await _content!.OpenStorageAsync(identity, _options.Accounts)) is null) return;
        _storage = StorageServer.Build(_options.Root, _listeners!, _certificate!, _log);
        StorageServer.Map(_storage, _front, _gate, identity);
        await _storage.StartAsync();
    }

    private static async Task EndAsync(WebApplication? app)
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task StartContentAsync(ContentStart startContent)
    {
        OwnerOnly.CreateDurableDirectory(Path.GetDirectoryName(_options.Root.Database)!);
        _state = StateStore.Open(_options.Root.Database);
        _content = await startContent(_state, _options, _log, _time);
    }

    private void Announce(ServiceIdentity identity)
    {
        _start = _time.GetTimestamp();
        _description = new ServiceDescription
        {
            Pid = Environment.ProcessId,
            StartTime = _time.GetUtcNow(),
            ManagementEndpoint = identity.ManagementEndpoint.GetLeftPart(UriPartial.Authority),
            BlobEndpoint = _storage is null ? null : identity.BlobEndpoint.GetLeftPart(UriPartial.Authority),
            FileEndpoint = _storage is null ? null : identity.FileEndpoint.GetLeftPart(UriPartial.Authority),
            TokenPath = _options.Root.Token,
            CaPath = _options.Root.CaCertificate,
        };
        ServiceFile.Write(_options.Root, _description);
        _log.Write("serviceStarted", _description.ManagementEndpoint, $"pid {_description.Pid}, version {Version}");
    }

    private ServiceStatus Status() => new()
    {
        Pid = Description.Pid,
        Version = Version,
        StartTime = Description.StartTime,
        UptimeSeconds = Math.Round(_time.GetElapsedTime(_start).TotalSeconds, 3),
        Jobs = _state!.Read(r => r.CountStates(ResourceKind.Job)),
    };

    private void RequestStop(bool withJobs)
    {
        if (withJobs) _ = TerminateAndStopAsync();
        else RequestStop();
    }

    private async Task TerminateAndStopAsync()
    {
        _gate.Close();
        try
        {
            await _content!.TerminateAllJobsAsync();
        }
        catch (Exception error)
        {
            // Who asked wants the service to end whatever becomes of the jobs.
            _log.Write("error", "stopJobs", error.Message);
        }

        RequestStop();
    }

    private async Task EndWhenIdleAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        _gate.Touch();
        var look = TimeSpan.FromSeconds(Math.Clamp(limit.TotalSeconds / 20, 0.02, 5));
        while (!cancellationToken.IsCancellationRequested)
        {
            // Jobs are asked for at the moment of the decision: this may have been kept from looking for long.
            if (_content!.ActiveJobs > 0) _gate.Touch();
            else if (_gate.IdleTime >= limit) break;
            await Task.Delay(look, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!cancellationToken.IsCancellationRequested) _log.Write("idle");
        RequestStop();
    }

    private static string Version { get; } = typeof(ServiceHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static ServiceIdentity Identity(string token, Listeners listeners) => new(
        token,
        new Uri($"https://localhost:{listeners.ManagementPort}"),
        new Uri($"https://127.0.0.1:{listeners.BlobPort}"),
        new Uri($"https://127.0.0.1:{listeners.FilePort}"));

    private static void RequireRights(ServiceOptions options)
    {
        if (options.AllowMountCommands && !(OperatingSystem.IsLinux() && OwnerOnly.IsSuperuser()))
        {
            throw new BatchAiException("MountCommandsNeedRoot", "Mount commands need the rights of root on Linux, and this service has none.", "Start it as root, or without --allow-mount-commands.");
        }
    }

    private static void RequireOwnFolder(DataRoot root)
    {
        OwnerOnly.CreateDurableDirectory(root.Path);
        if (!OwnerOnly.TryMakeOwnerOnly(root.Path))
        {
            throw new BatchAiException("DataRootNotOwned", $"The data root '{root.Path}' belongs to another user.", "Choose a folder of your own with --data-root or BATCHAI_HOME.");
        }
    }
}
