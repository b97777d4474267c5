using BatchAi.Core.Planning;

namespace BatchAi.Service.Engines;

/// <summary>A job that is to run.</summary>
/// <param name="Uuid">Its uuid.</param>
/// <param name="ClusterUuid">The cluster that it runs on.</param>
/// <param name="Plan">What is to be done.</param>
/// <param name="Secrets">Its secrets.</param>
/// <param name="Priority">Higher goes first; inside one priority the order of submission counts.</param>
internal sealed record JobRequest(string Uuid, string ClusterUuid, JobPlan Plan, JobSecrets Secrets, int Priority);
