using BatchAi.Service.Control.Diagnosis;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>The nodes of a cluster.</summary>
/// <param name="Value">Each of them.</param>
internal sealed record ClusterNodes(IReadOnlyList<NodeSight> Value);
