using BatchAi.Core.Wire;
using BatchAi.Service.Engines;

namespace BatchAi.Service.Control;

/// <summary>A job with what was found out of it when it was submitted.</summary>
/// <param name="ClusterName">The name of its cluster.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Properties">What was asked for.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Sources">Where the content of the plan's mounts is, in its order.</param>
internal sealed record SubmittedJob(string ClusterName, ClusterBaseProperties Cluster, JobBaseProperties Properties, JobPlan Plan, IReadOnlyList<MountSource> Sources);
