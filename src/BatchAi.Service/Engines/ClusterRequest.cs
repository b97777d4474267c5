using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines;

/// <summary>A cluster as it is wanted.</summary>
/// <param name="Uuid">Its uuid.</param>
/// <param name="Identity">Its names, for the paths of its setup task's output.</param>
/// <param name="Properties">What the client asked for.</param>
/// <param name="TargetNodeCount">How many nodes it is to have.</param>
internal sealed record ClusterRequest(string Uuid, ClusterIdentity Identity, ClusterBaseProperties Properties, int TargetNodeCount);
