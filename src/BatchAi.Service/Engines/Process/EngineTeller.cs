using System.Threading.Channels;
using BatchAi.Core.Execution;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>
/// Tells the control plane, and tells again as long as that fails (a full disk may be given room again): nothing that
/// is known here is given up before it is durable there.
/// </summary>
internal sealed class EngineTeller : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly IEngineEvents _events;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly Channel<(string Uuid, ClusterStatus Status)> _clusters = Channel.CreateUnbounded<(string, ClusterStatus)>();
    private readonly Task _telling;

    internal EngineTeller(IEngineEvents events, EventLog log, TimeProvider time)
    {
        _events = events;
        _log = log;
        _time = time;
        _ended = _end.Token;
        _telling = Task.Run(TellOfClustersAsync);
    }

    /// <summary>Tells of an attempt that is about to start.</summary>
    /// <exception cref="BatchAiException">The job cannot be planned.</exception>
    internal Task<PlannedWork?> StartingAsync(string jobUuid, string attemptId, IReadOnlyList<string> nodeIds) =>
        TellAsync(() => _events.StartingAsync(jobUuid, attemptId, nodeIds));

    internal Task RunningAsync(string jobUuid, string attemptId, DateTimeOffset start) =>
        TellAsync(() => _events.RunningAsync(jobUuid, attemptId, start));

    internal Task EndedAsync(string jobUuid, string? attemptId, AttemptResult result) =>
        TellAsync(() => _events.EndedAsync(jobUuid, attemptId, result));

    internal Task RequeuedAsync(string jobUuid, string attemptId, string cause) =>
        TellAsync(() => _events.RequeuedAsync(jobUuid, attemptId, cause));

    /// <summary>Asks what makes a node ready.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal Task<PlannedWork?> NodeSetupAsync(string clusterUuid) => TellAsync(() => _events.NodeSetupAsync(clusterUuid));

    /// <summary>Tells of a cluster, in the order of the calls, some time.</summary>
    internal void ClusterChanged(string clusterUuid, ClusterStatus status) => _clusters.Writer.TryWrite((clusterUuid, status));

    public async ValueTask DisposeAsync()
    {
        _clusters.Writer.TryComplete();
        await _end.CancelAsync();
        await _telling;
        _end.Dispose();
    }

    private async Task TellOfClustersAsync()
    {
        try
        {
            await foreach (var (uuid, status) in _clusters.Reader.ReadAllAsync(_ended)) await TellAsync(() => _events.ClusterChangedAsync(uuid, status));
        }
        catch (OperationCanceledException)
        {
            // The next service sees for itself.
        }
    }

    private Task<bool> TellAsync(Func<Task> tell) => TellAsync(async () =>
    {
        await tell();
        return true;
    });

    private async Task<T> TellAsync<T>(Func<Task<T>> tell)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = 2 * pause < LongestPause ? 2 * pause : LongestPause)
        {
            try
            {
                return await tell();
            }
            catch (Exception error) when (error is not (BatchAiException or OutOfMemoryException))
            {
                _ended.ThrowIfCancellationRequested();
                _log.Write("newsNotStored", detail: error.Message);
            }

            await Task.Delay(pause, _time, _ended);
        }
    }
}
