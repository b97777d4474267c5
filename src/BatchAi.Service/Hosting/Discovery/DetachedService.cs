using BatchAi.Service.Agent.Native;
using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.Hosting.Discovery;

/// <summary>Starts a service in a session of its own, with nothing of the caller's but the allowed variables.</summary>
internal static class DetachedService
{
    private const int SignalBase = 128;

    // On a machine whose processors are all at work for jobs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Starts it, and waits until it is ready or has ended.</summary>
    /// <param name="root">The data root.</param>
    /// <param name="arguments">The arguments of <c>batchai serve</c>.</param>
    /// <param name="accounts">Storage accounts with their keys, which go by the environment that only its owner can see.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting, not the service.</param>
    /// <returns>What the service tells of itself; or the exit code with which it ended.</returns>
    /// <exception cref="BatchAiException">It was neither in time.</exception>
    internal static async Task<(ServiceDescription? Ready, int ExitCode)> StartAsync(
        DataRoot root, IEnumerable<string> arguments, IReadOnlyList<AccountChoice> accounts, TimeProvider time, CancellationToken cancellationToken)
    {
        var (program, own) = OwnProgram.Find();
        var environment = new Dictionary<string, string>(OwnProgram.AllowedEnvironment());
        if (accounts.Count > 0) environment[AccountChoice.Variable] = AccountChoice.WriteAll(accounts);
        var process = Spawner.Start(new SpawnRequest(program, [.. own, "serve", .. arguments], environment, new Dictionary<int, Descriptor>()));
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Patience)
        {
            if (ServiceFile.TryRead(root) is { } description && description.Pid == process) return (description, 0);
            if (ExitCodeOf(process) is { } exitCode) return (null, exitCode);
            await Task.Delay(Look, time, cancellationToken);
        }

        ProcessSignals.Send(process, ProcessSignals.Terminate);
        throw new BatchAiException("ServiceNotReady", $"The service was not ready after {Patience.TotalSeconds} seconds, and was ended.", $"Look into {root.ServiceLog}.");
    }

    private static unsafe int? ExitCodeOf(int process)
    {
        const int atOnce = 1;
        int status;
        if (NativeMethods.WaitPid(process, &status, atOnce) != process) return null;
        var signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : SignalBase + signal;
    }
}
