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

    /// <summary>Gives a node's folder back.</summary>
    void Discard(ClusterNode node);

    /// <summary>Tells how a cluster stands now.</summary>
    void Tell(string clusterUuid, ClusterStatus status);
}
