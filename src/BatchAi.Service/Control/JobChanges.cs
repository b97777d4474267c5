using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>The state machine of a job: each change is stored with its time and its cause.</summary>
internal static class JobChanges
{
    internal const string UserTerminated = "terminated by the user";
    internal const string UserDeleted = "deleted by the user";

    /// <summary>The attempt runs; a job that is being terminated stays so. A service that was restarted is told so again.</summary>
    internal static void Run(StateWriter writer, ResourceRow row, DateTimeOffset start, DateTimeOffset now)
    {
        if (JobStates.IsOver(row.State) || row.State == JobStates.Running) return;
        var job = row.Read<Job>();
        job.Properties!.ExecutionInfo = new ExecutionInfo { StartTime = start };
        if (row.State == JobStates.Terminating) Store(writer, row, job);
        else Store(writer, row, job, JobStates.Running, now, "all nodes of the job are ready");
    }

    /// <summary>The job waits again.</summary>
    internal static void Requeue(StateWriter writer, ResourceRow row, DateTimeOffset now, string cause)
    {
        if (row.State != JobStates.Running) return;
        var job = row.Read<Job>();
        job.Properties!.ExecutionInfo = null;
        Store(writer, row, job, JobStates.Queued, now, cause);
    }

    /// <summary>The job is being ended; one that has ended, or is being ended already, is left as it is.</summary>
    internal static void Terminate(StateWriter writer, ResourceRow row, DateTimeOffset now, string cause, bool isDeletion)
    {
        if (JobStates.IsOver(row.State)) return;
        var job = row.Read<Job>();
        if (isDeletion && job.Properties!.ProvisioningState != ProvisioningStates.Deleting)
        {
            job.Properties.ProvisioningState = ProvisioningStates.Deleting;
            job.Properties.ProvisioningStateTransitionTime = now;
            writer.Insert(new TransitionRow(row.Uuid, now, ProvisioningStates.Deleting, cause));
        }

        if (row.State == JobStates.Terminating) Store(writer, row, job);
        else Store(writer, row, job, JobStates.Terminating, now, cause);
    }

    /// <summary>The job has ended.</summary>
    /// <returns>Whether it is still there; one that was being deleted is gone then.</returns>
    internal static bool End(StateWriter writer, ResourceRow row, AttemptResult result, DateTimeOffset now)
    {
        if (JobStates.IsOver(row.State)) return true;
        var job = row.Read<Job>();
        writer.EndOperations(row.Uuid, now);
        if (job.Properties!.ProvisioningState == ProvisioningStates.Deleting)
        {
            writer.Delete(row);
            return false;
        }

        if (result.Outcome == AttemptOutcome.Terminated && row.State == JobStates.Terminating) result.Message = CauseOf(writer, row) ?? result.Message;
        job.Properties.ExecutionInfo = ExecutionInfoMapper.ToExecutionInfo(result);
        var state = result.Outcome == AttemptOutcome.Succeeded ? JobStates.Succeeded : JobStates.Failed;
        Store(writer, row, job, state, now, AttemptWords.Describe(result));
        return true;
    }

    // Why the termination was asked for, where that says more than that the user wanted it.
    private static string? CauseOf(StateReader reader, ResourceRow row)
    {
        var cause = reader.History(row.Uuid).LastOrDefault(t => t.State == JobStates.Terminating)?.Cause;
        return cause is UserTerminated or UserDeleted ? null : cause;
    }

    private static void Store(StateWriter writer, ResourceRow row, Job job, string state, DateTimeOffset now, string cause)
    {
        job.Properties!.ExecutionState = state;
        job.Properties.ExecutionStateTransitionTime = now;
        writer.Insert(new TransitionRow(row.Uuid, now, state, cause));
        Store(writer, row with { State = state }, job);
    }

    private static void Store(StateWriter writer, ResourceRow row, Job job) => writer.Update(row with { Body = WireJson.SerializeRequest(job) });
}
