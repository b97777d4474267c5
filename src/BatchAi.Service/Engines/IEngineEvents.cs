using BatchAi.Core.Execution;

namespace BatchAi.Service.Engines;

/// <summary>
/// What an engine tells the control plane. Each call completes when the news is durable. News of one resource are
/// stored in the order of the calls, whether or not earlier ones have completed.
/// </summary>
internal interface IEngineEvents
{
    /// <summary>An attempt is about to start; nothing of it runs before this is durable.</summary>
    /// <returns>What to do; null when the job is not wanted any more. Then nothing is started, and its end is told as that of a job that waited.</returns>
    /// <exception cref="BatchAiException">The job cannot be planned; the attempt is durable, and its end must be told.</exception>
    Task<PlannedWork?> StartingAsync(string jobUuid, string attemptId, IReadOnlyList<string> nodeIds);

    /// <summary>The attempt runs.</summary>
    Task RunningAsync(string jobUuid, string attemptId, DateTimeOffset start);

    /// <summary>The job has ended; without an attempt, it was stopped while it waited.</summary>
    Task EndedAsync(string jobUuid, string? attemptId, AttemptResult result);

    /// <summary>The attempt is over, the job is not: it waits again.</summary>
    /// <param name="jobUuid">The job.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="cause">Why, in words.</param>
    Task RequeuedAsync(string jobUuid, string attemptId, string cause);

    /// <summary>A cluster's allocation state, number of nodes or errors changed.</summary>
    Task ClusterChangedAsync(string clusterUuid, ClusterStatus status);

    /// <summary>Asks what makes a node of a cluster ready.</summary>
    /// <returns>What to do on one node; null when the cluster is not wanted any more.</returns>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    Task<PlannedWork?> NodeSetupAsync(string clusterUuid);
}
