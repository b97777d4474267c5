using BatchAi.Core.Execution;

namespace BatchAi.Service.Engines;

/// <summary>What an engine tells the control plane. Each call completes when the news is durable.</summary>
internal interface IEngineEvents
{
    /// <summary>An attempt is about to start; nothing of it runs before this is durable.</summary>
    /// <returns>False when the job is not wanted any more; then nothing is started.</returns>
    Task<bool> StartingAsync(string jobUuid, string attemptId, IReadOnlyList<string> nodeIds);

    /// <summary>The attempt runs.</summary>
    Task RunningAsync(string jobUuid, string attemptId, DateTimeOffset start);

    /// <summary>The job has ended; without an attempt, it was stopped while it waited.</summary>
    Task EndedAsync(string jobUuid, string? attemptId, AttemptResult result);

    /// <summary>A cluster's nodes or allocation changed.</summary>
    Task ClusterChangedAsync(string clusterUuid, ClusterStatus status);
}
