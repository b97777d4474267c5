using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Hosting.Discovery;

/// <summary>Ends the service of a data root from outside.</summary>
internal static class ServiceStop
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks the service to end, and waits until it has.</summary>
    /// <param name="root">The data root.</param>
    /// <param name="withJobs">Whether its jobs are terminated first.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The process that has ended; null when none served.</returns>
    /// <exception cref="BatchAiException">It did not end in time, or could not be asked to terminate its jobs.</exception>
    internal static async Task<int?> StopAsync(DataRoot root, bool withJobs, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        int? holder;
        while ((holder = ServiceLock.HolderOf(root)) == 0) await Task.Delay(Look, time, cancellationToken);
        if (holder is not { } process) return null;
        await AskAsync(root, process, withJobs, cancellationToken);

        var start = time.GetTimestamp();
        while (ServiceLock.HolderOf(root) == process)
        {
            if (time.GetElapsedTime(start) > patience) throw StillRunning(process, patience);
            await Task.Delay(Look, time, cancellationToken);
        }

        return process;
    }

    private static async Task AskAsync(DataRoot root, int process, bool withJobs, CancellationToken cancellationToken)
    {
        try
        {
            var service = ServiceFile.TryRead(root) is { } found && found.Pid == process ? found : throw NotReady(process);
            using var client = ServiceClient.Create(root, service);
            await client.ShutDownAsync(withJobs, cancellationToken);
        }
        catch (BatchAiException) when (!withJobs)
        {
            // It does not listen, or not yet; a signal reaches it all the same, if it still is the one that holds the lock.
            if (ServiceLock.HolderOf(root) == process) ProcessSignals.Send(process, ProcessSignals.Terminate);
        }
    }

    private static BatchAiException NotReady(int process) =>
        new("ServiceNotReady", $"The service (pid {process}) is starting or ending, and cannot terminate jobs now.", "Try again in a moment.");

    private static BatchAiException StillRunning(int process, TimeSpan patience) =>
        new("ServiceStillRunning", $"The service (pid {process}) was asked to end, and still runs after {patience.TotalSeconds:0} seconds.", "Wait longer with --timeout, or look into logs/service.log in the data root.");
}
