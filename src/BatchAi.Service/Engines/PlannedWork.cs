using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Engines;

/// <summary>What is to be done on nodes: for a job, or to make one node of a cluster ready.</summary>
/// <param name="Plan">What is to be done.</param>
/// <param name="Secrets">Its secrets.</param>
/// <param name="Mounts">Where each mount of the plan finds its content, in the plan's order.</param>
internal sealed record PlannedWork(JobPlan Plan, JobSecrets Secrets, IReadOnlyList<MountSource> Mounts)
{
    /// <summary>The other services that have the content of mounts, in the plan's order; empty when none has.</summary>
    internal IList<RemoteMount?> Remotes => Mounts.Any(m => m.Remote is not null) ? [.. Mounts.Select(m => m.Remote)] : [];

    /// <summary>The folders with the content of mounts while an attempt runs.</summary>
    internal IList<string> Sources(string dataRoot, string attemptId) =>
        [.. Mounts.Select((mount, index) => mount.Remote is null ? mount.Folder : RemoteMounts.PlaceOf(dataRoot, attemptId, index))];

    /// <summary>The end that the work has before its beginning when a mount has no content; else null.</summary>
    internal AttemptResult? Failure(DateTimeOffset now) =>
        Mounts.FirstOrDefault(m => m.Problem is not null) is { } missing
            ? new AttemptResult { Outcome = AttemptOutcome.MountFailed, ErrorCode = missing.ErrorCode, Message = missing.Problem, StartTime = now, EndTime = now }
            : null;
}
