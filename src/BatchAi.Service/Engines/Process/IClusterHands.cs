namespace BatchAi.Service.Engines.Process;

/// <summary>What a scheduler has done by others. Called under its lock: an implementation begins, and does not wait.</summary>
internal interface IClusterHands
{
    /// <summary>Starts a job on its nodes.</summary>
    void Start(EngineJob job);

    /// <summary>Makes a node ready.</summary>
    void Prepare(ProcessCluster cluster, ClusterNode node);

    /// <summary>Asks what runs to end.</summary>
    void Stop(ActiveAttempt attempt);

    /// <summary>Asks an attempt to end because its nodes are taken from it; why is kept before it is asked.</summary>
    void Take(ActiveAttempt attempt, JobLoss loss);

    /// <summary>Gives a node's folder back.</summary>
    void Discard(ClusterNode node);

    /// <summary>Tells how a cluster stands now.</summary>
    void Tell(string clusterUuid, ClusterStatus status);
}
