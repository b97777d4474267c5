namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>A job's option that no program gets to see.</summary>
/// <param name="why">What is wrong with it, as the end of a sentence.</param>
#pragma warning disable RCS1194 // It says why, always.
internal sealed class MountOptionException(string why) : Exception(why);
