namespace BatchAi.Client.Local;

/// <summary>The service of a data root on this machine; the module makes this type by its name.</summary>
public sealed class LocalService : ILocalService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _time;

    /// <summary>Makes it on the system's clock.</summary>
    public LocalService()
        : this(TimeProvider.System)
    {
    }

    internal LocalService(TimeProvider time) => _time = time;

    /// <inheritdoc/>
    public string DataRootOf(string? dataRoot) => DataRoot.Choose(dataRoot);

    /// <inheritdoc/>
    public async Task<ServiceInfo> GetAsync(string? dataRoot, CancellationToken cancellationToken)
    {
        var root = DataRoot.Choose(dataRoot);
        if (!ServiceDescription.IsHeld(root)) return new ServiceInfo { State = "stopped", DataRoot = root };
        if (ServiceDescription.FindRunning(root) is not { } service) return new ServiceInfo { State = "starting", DataRoot = root };
        using var desk = new ServiceDesk(service);
        return Describe(root, service, await desk.GetStatusAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<ServiceInfo> StartAsync(ServiceStartOptions options, IClientObserver observer, CancellationToken cancellationToken)
    {
        await StartDescribedAsync(options, observer, cancellationToken);
        return await GetAsync(options.DataRoot, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> StopAsync(string? dataRoot, bool includeJobs, CancellationToken cancellationToken)
    {
        var root = DataRoot.Choose(dataRoot);
        if (!ServiceDescription.IsHeld(root)) return false;
        var service = await WaitUntilReadyAsync(root, cancellationToken) ?? throw LocalErrors.NotReady(root);
        using (var desk = new ServiceDesk(service)) await desk.ShutDownAsync(includeJobs, cancellationToken);
        var start = _time.GetTimestamp();
        while (ServiceDescription.IsHeld(root))
        {
            if (_time.GetElapsedTime(start) > Patience) throw LocalErrors.StillRunning(service.Pid);
            await _time.Delay(Look, cancellationToken);
        }

        return true;
    }

    /// <summary>Starts the service unless one runs. Of several that start one at once, all but one wait for that one's.</summary>
    internal async Task<ServiceDescription> StartDescribedAsync(ServiceStartOptions options, IClientObserver observer, CancellationToken cancellationToken)
    {
        var root = DataRoot.Choose(options.DataRoot);
        if (ServiceDescription.FindRunning(root) is { } running) return running;
        if (!ServiceDescription.IsHeld(root)) await new ServiceStarter(root, options, observer).StartAsync(cancellationToken);
        return await WaitUntilReadyAsync(root, cancellationToken) ?? throw LocalErrors.NotReady(root);
    }

    private async Task<ServiceDescription?> WaitUntilReadyAsync(string root, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (_time.GetElapsedTime(start) < Patience)
        {
            if (ServiceDescription.FindRunning(root) is { } ready) return ready;
            await _time.Delay(Look, cancellationToken);
        }

        return null;
    }

    private static ServiceInfo Describe(string root, ServiceDescription service, ServiceStatus status) => new()
    {
        State = "running",
        DataRoot = root,
        ProcessId = service.Pid,
        Version = status.Version,
        StartTime = service.StartTime,
        Endpoint = service.ManagementEndpoint,
        BlobEndpoint = service.BlobEndpoint,
        FileEndpoint = service.FileEndpoint,
        TokenPath = service.TokenPath,
        CaCertificatePath = service.CaPath,
        JobCount = status.Jobs,
    };
}
