using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Containers;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Tells what the ends of a step's tasks mean for the attempt.</summary>
internal static class StepJudge
{
    /// <summary>The attempt's result, if the step failed.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ends">The ends of its tasks, in order; a task without one is lost.</param>
    /// <param name="allocation">Tells the nodes' names.</param>
    internal static AttemptResult? Failure(PlanStep step, IReadOnlyList<TaskEnd?> ends, Allocation allocation)
    {
        for (var i = 0; i < ends.Count; i++)
        {
            if (ends[i] is { Succeeded: true }) continue;
            var result = Judge(step.Name, ends[i]);
            result.Step = step.Name;
            result.NodeId = allocation.Nodes.ElementAtOrDefault(step.Tasks[i].Node)?.Id;
            return result;
        }

        return null;
    }

    private static AttemptResult Judge(string step, TaskEnd? end) => end switch
    {
        null => new AttemptResult { Outcome = AttemptOutcome.NodeLost, Message = "The process that watched the job was killed." },
        { StartFailure: { } failure } => new AttemptResult { Outcome = AttemptOutcome.StartFailed, Message = failure },
        _ => new AttemptResult { Outcome = OutcomeOf(step, end), ExitCode = end.ExitCode, Signal = end.Signal, Message = MessageOf(step) },
    };

    private static string? MessageOf(string step) =>
        step == AttemptContainers.StepName ? "The container did not start; the execution log has the engine's words." : null;

    private static AttemptOutcome OutcomeOf(string step, TaskEnd end) => step switch
    {
        PlanStepNames.Setup => AttemptOutcome.SetupFailed,
        PlanStepNames.Preparation => AttemptOutcome.PreparationFailed,
        AttemptContainers.StepName => AttemptOutcome.StartFailed,
        _ => end.Signal is null ? AttemptOutcome.Failed : AttemptOutcome.Signaled,
    };
}
