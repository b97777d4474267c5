using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines;

/// <summary>
/// Makes true what the control plane wants: clusters that have nodes, jobs that run. An engine owns its queue; it
/// tells through <see cref="IEngineEvents"/> what is. The seam is coarse, so that somebody else's scheduler fits.
/// </summary>
internal interface IComputeEngine
{
    /// <summary>Where the engine puts things on its nodes; plans are made for it.</summary>
    EngineRoots Roots { get; }

    /// <summary>Takes up its work: finds what an earlier service left running, and tells what became of it.</summary>
    /// <param name="events">Takes what the engine has to tell.</param>
    /// <param name="known">The attempts whose end the control plane does not know.</param>
    Task StartAsync(IEngineEvents events, IReadOnlyList<KnownAttempt> known);

    /// <summary>Makes a cluster have its nodes. Called again with another target, it grows or shrinks.</summary>
    void Reconcile(ClusterRequest cluster);

    /// <summary>What whoever asks for a cluster should know of what the machine can give it, in full sentences.</summary>
    Task<IReadOnlyList<string>> AdviseAsync(ClusterBaseProperties cluster) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Takes nodes of low priority away, as their owner may at any time: their jobs wait again, and others take the nodes' places.</summary>
    /// <returns>The ids of the nodes; that they go is durable.</returns>
    /// <exception cref="BatchAiException">The cluster has not all of the nodes.</exception>
    Task<IReadOnlyList<string>> PreemptAsync(string clusterUuid, NodeChoice choice);

    /// <summary>Has other nodes take the places of unusable ones, through the cluster's setup.</summary>
    /// <param name="clusterUuid">The cluster.</param>
    /// <param name="nodeIds">The nodes that are meant; of these, those that are not unusable stay. All when there are none.</param>
    /// <returns>The ids of those that go.</returns>
    /// <exception cref="BatchAiException">The cluster has not all of them.</exception>
    Task<IReadOnlyList<string>> RepairAsync(string clusterUuid, IReadOnlyList<string> nodeIds) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Gives a cluster's nodes back; its jobs have ended before.</summary>
    Task RemoveAsync(string clusterUuid);

    /// <summary>Queues a job. A job that is known already is left as it is.</summary>
    void Submit(JobRequest job);

    /// <summary>Says how many jobs of a group may run at once, on all clusters together. Those that run already go on.</summary>
    void LimitGroup(GroupLimit limit);

    /// <summary>Ends a job: one that waits is dropped, one that runs is stopped. Its end is told as an event; for a job that is not known nothing is told.</summary>
    void Stop(string jobUuid);

    /// <summary>Gives back what a job left on a cluster's nodes; the job has ended before.</summary>
    void Discard(string clusterUuid, string jobUuid);

    /// <summary>Where a cluster stands now; null when the engine does not know it.</summary>
    ClusterStatus? Observe(string clusterUuid);

    /// <summary>A cluster's nodes and queue; null when the engine does not know it, or keeps none.</summary>
    ClusterInspection? Inspect(string clusterUuid) => null;

    /// <summary>What a job waits for; null when it does not wait, or the engine does not know it.</summary>
    JobWait? Wait(string jobUuid);

    /// <summary>Whether jobs can run in containers; where they cannot, they run on the nodes themselves.</summary>
    Task<bool> HasContainersAsync();
}
