using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Containers;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Tells what the ends of a step's tasks mean for the attempt.</summary>
internal static class StepJudge
{
    /// <summary>Whether the tasks of a step that still run are to be ended: one failed, or only servers are left.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ends">The ends of its tasks, in order; null for those that run.</param>
    internal static bool MustEndOthers(PlanStep step, IReadOnlyList<TaskEnd?> ends) =>
        ends.Any(end => end is { Succeeded: false }) || (ends.Contains(null) && WorkOf(step, ends).All(end => end is not null));

    /// <summary>The attempt's result, if the step failed: what failed first counts, since the others were ended for it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ends">The ends of its tasks, in order; a task without one is lost.</param>
    /// <param name="allocation">Tells the nodes' names.</param>
    internal static AttemptResult? Failure(PlanStep step, IReadOnlyList<TaskEnd?> ends, Allocation allocation)
    {
        if (WorkOf(step, ends).All(end => end is { Succeeded: true })) return null;
        var first = Enumerable.Range(0, ends.Count).Where(i => ends[i] is not { Succeeded: true }).MinBy(i => ends[i]?.Time ?? DateTime.MinValue);
        var result = Judge(step.Name, ends[first]);
        result.Step = step.Name;
        result.NodeId = allocation.Nodes.ElementAtOrDefault(step.Tasks[first].Node)?.Id;
        return result;
    }

    // Servers end when they are ended, which tells nothing of the job.
    private static IEnumerable<TaskEnd?> WorkOf(PlanStep step, IReadOnlyList<TaskEnd?> ends) => ends.Where((_, i) => !step.Tasks[i].IsServer);

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
