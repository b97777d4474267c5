using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Mounts;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>The results of attempts that no end of a task tells.</summary>
internal static class AttemptResults
{
    internal static AttemptResult Lost(string step) => new()
    {
        Outcome = AttemptOutcome.NodeLost,
        Step = step,
        Message = "The agent that ran the job died, and with it the knowledge of what the job was doing.",
    };

    internal static AttemptResult Stopped(AttemptStop stop, string step) => new()
    {
        Outcome = stop.Cause == StopCause.TimeLimit ? AttemptOutcome.TimeLimit : AttemptOutcome.Terminated,
        Step = step,
    };

    internal static AttemptResult NotMounted(MountFailedException error) => new()
    {
        Outcome = AttemptOutcome.MountFailed,
        ErrorCode = error.Code,
        Message = error.Message,
    };
}
