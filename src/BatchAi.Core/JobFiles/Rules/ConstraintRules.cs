using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Judges the limits of a job.</summary>
internal static class ConstraintRules
{
    public static void CheckWallClock(ConfigPlace job, FaultList faults)
    {
        if (job.Object("constraints")?.TextOf("maxWallClockTime") is not { } limit) return;
        if (!WireDuration.TryParse(limit.Text, out var duration) || duration > TimeSpan.Zero) return;
        faults.Error(FaultCodes.OutOfRange, limit, "'maxWallClockTime' leaves the job no time; give a duration above zero, e.g. P7D or PT1H.", "a duration above zero");
    }
}
