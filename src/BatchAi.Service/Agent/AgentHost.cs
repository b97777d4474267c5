using System.Runtime.InteropServices;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Agent.Shim;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent;

/// <summary>
/// The resident agent of a data root: it runs jobs, outlives the service that asks for them, and when it dies
/// itself, the next one takes up where it stood.
/// </summary>
internal sealed class AgentHost(AgentOptions options, TimeProvider time)
{
    private static readonly TimeSpan LifelineGrace = TimeSpan.FromSeconds(10);

    /// <summary>Serves until told to end, until its lifeline ends, or until nobody needs it.</summary>
    /// <returns>False when another agent serves this data root.</returns>
    internal async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        Platform.RequirePosix();
        OwnerOnly.CreateDirectory(options.DataRoot);
        using var alone = TryLock();
        if (alone is null) return false;

        var log = new EventLog(AgentPaths.Log(options.DataRoot), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, end));
        using var exits = new ProcessExitWatcher();
        using var lifeline = options.HasLifeline ? Descriptor.TakeOver(ShimLauncher.LifelineNumber) : null;
        var services = Services(log, exits, lifeline);
        var registry = new AttemptRegistry(options.DataRoot, services);
        registry.Recover();
        using var server = new AgentServer(AgentPaths.Socket(options.DataRoot), registry, end.Cancel);
        log.Write("agentStarted", detail: $"pid {Environment.ProcessId}");

        await ServeAsync(server, registry, lifeline, end);
        await registry.LeaveAllAsync();

        // The group of an attempt that was left may be empty because its first process is just about to enter it.
        if (services.CgroupRoot is not null && !registry.IsBusy) CgroupRoot.RemoveIfEmpty(services.CgroupRoot);
        log.Write("agentEnded");
        return true;
    }

    private async Task ServeAsync(AgentServer server, AttemptRegistry registry, Descriptor? lifeline, CancellationTokenSource end)
    {
        var serving = server.ServeAsync(end.Token);
        var idle = EndWhenIdleAsync(server, registry, end);
        if (lifeline is not null) WatchLifeline(lifeline, registry, end);
        try
        {
            await Task.WhenAll(serving, idle);
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
    }

    private AttemptServices Services(EventLog log, ProcessExitWatcher exits, Descriptor? lifeline)
    {
        var cgroups = options.UseCgroups ? CgroupRoot.Find($"batchai-{PlainPath.ShortNameOf(options.DataRoot)}") : null;
        return new AttemptServices(new ShimLauncher(options.DataRoot, exits, lifeline), new ProcessGroupStopper(time), cgroups, log, time);
    }

    private Descriptor? TryLock()
    {
        var path = AgentPaths.Lock(options.DataRoot);
        var file = Descriptor.TryOpen(path, createNew: true) ?? Descriptor.TryOpen(path, createNew: false);
        if (file is not null && file.TryLock()) return file;
        file?.Dispose();
        return null;
    }

    private async Task EndWhenIdleAsync(AgentServer server, AttemptRegistry registry, CancellationTokenSource end)
    {
        var idleSince = time.GetTimestamp();
        while (true)
        {
            // Asked for at the moment of the decision: this may have been kept from looking for long.
            if (server.HasClients || registry.IsBusy) idleSince = time.GetTimestamp();
            else if (time.GetElapsedTime(idleSince) >= options.IdleExit) break;
            await Task.Delay(TimeSpan.FromSeconds(1), time, end.Token);
        }

        await end.CancelAsync();
    }

    // A thread of its own, because it does nothing but wait for a read that ends with the other side's life.
    private static void WatchLifeline(Descriptor lifeline, AttemptRegistry registry, CancellationTokenSource end)
    {
        var thread = new Thread(() =>
        {
            Span<byte> nothing = stackalloc byte[1];
            while (lifeline.Read(nothing) > 0)
            {
                // Nobody writes; what comes is the end.
            }

            _ = EndAllAsync(registry, end);
        })
        { IsBackground = true, Name = "lifeline" };
        thread.Start();
    }

    private static async Task EndAllAsync(AttemptRegistry registry, CancellationTokenSource end)
    {
        try
        {
            await registry.StopAllAsync(LifelineGrace);
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    private static void End(PosixSignalContext context, CancellationTokenSource end)
    {
        context.Cancel = true;
        end.Cancel();
    }
}
