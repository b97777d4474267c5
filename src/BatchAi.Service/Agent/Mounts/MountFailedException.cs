using BatchAi.Core.Execution;

namespace BatchAi.Service.Agent.Mounts;

/// <summary>A file system of a job or node could not be mounted.</summary>
/// <param name="mount">The file system.</param>
/// <param name="why">Why, as the end of a sentence.</param>
#pragma warning disable RCS1194 // It is about one file system, always.
internal sealed class MountFailedException(PlanMount mount, string why) : BatchAiException(MountWords.CodeOf(mount), MountWords.Describe(mount, why));
