using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Engines.Process;

/// <summary>
/// Why nodes are taken from a job. It is written into the attempt's folder before the attempt is asked to end: a
/// service that finds the end of it then knows that the job did not want it.
/// </summary>
/// <param name="Cause">Why, in words.</param>
/// <param name="IsRequeued">Whether the job waits again, rather than end.</param>
internal sealed record JobLoss(string Cause, bool IsRequeued)
{
    /// <summary>A node of low priority was taken away.</summary>
    internal static JobLoss Preempted(string nodeId) => new($"its node {nodeId} was preempted", IsRequeued: true);

    /// <summary>Whether it was the loss that ended an attempt, rather than its own end that came first.</summary>
    internal static bool Ended(AttemptResult? result) => result?.Outcome is AttemptOutcome.Terminated or AttemptOutcome.NodeLost;

    /// <summary>Tells in the result why the job was ended.</summary>
    internal void Explain(AttemptResult result)
    {
        if (result.Outcome == AttemptOutcome.Terminated) result.Message = Cause;
    }

    internal void Write(AttemptFolder attempt) => AgentJson.Write(attempt.Loss, this, ProcessJson.Default.JobLoss);

    internal static JobLoss? Read(AttemptFolder attempt) => AgentJson.TryRead(attempt.Loss, ProcessJson.Default.JobLoss);
}
