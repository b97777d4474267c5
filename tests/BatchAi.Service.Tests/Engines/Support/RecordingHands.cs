using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Support;

/// <summary>Remembers what a scheduler wants to be done, and does nothing.</summary>
internal sealed class RecordingHands : IClusterHands
{
    internal List<EngineJob> Started { get; } = [];

    internal List<(ProcessCluster Cluster, ClusterNode Node)> Prepared { get; } = [];

    internal List<ActiveAttempt> Stopped { get; } = [];

    internal List<(ActiveAttempt Attempt, JobLoss Loss)> Taken { get; } = [];

    internal List<ClusterStatus> Told { get; } = [];

    internal List<ClusterNode> Discarded { get; } = [];

    public void Start(EngineJob job) => Started.Add(job);

    public void Prepare(ProcessCluster cluster, ClusterNode node) => Prepared.Add((cluster, node));

    public void Stop(ActiveAttempt attempt) => Stopped.Add(attempt);

    public void Take(ActiveAttempt attempt, JobLoss loss) => Taken.Add((attempt, loss));

    public void Discard(ClusterNode node) => Discarded.Add(node);

    public void Tell(string clusterUuid, ClusterStatus status) => Told.Add(status);
}
