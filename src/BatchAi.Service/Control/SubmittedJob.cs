using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>A job with what was found out of it when it was submitted.</summary>
/// <param name="Cluster">Its cluster.</param>
/// <param name="Properties">What was asked for.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Sources">Where the content of the plan's mounts is, in its order.</param>
internal sealed record SubmittedJob(ResourceRow Cluster, JobBaseProperties Properties, JobPlan Plan, IReadOnlyList<MountSource> Sources);
