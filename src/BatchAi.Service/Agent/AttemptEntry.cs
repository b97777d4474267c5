using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Protocol;

namespace BatchAi.Service.Agent;

/// <summary>An attempt that the agent knows.</summary>
internal sealed class AttemptEntry
{
    internal AttemptEntry(AttemptRunner runner)
        : this(runner.AttemptId) => Runner = runner;

    private AttemptEntry(string attemptId) => AttemptId = attemptId;

    internal string AttemptId { get; }

    /// <summary>Runs the attempt; none for one that was over when the agent started.</summary>
    internal AttemptRunner? Runner { get; }

    internal Task Running { get; set; } = Task.CompletedTask;

    internal AttemptResult? Result { get; set; }

    internal bool IsRunning => Result is null;

    internal AgentMessage Message => new()
    {
        AttemptId = AttemptId,
        Step = Runner?.Step,
        StartTime = Runner?.StartTime ?? Result?.StartTime,
        Result = Result,
    };

    /// <summary>An attempt whose result was found.</summary>
    internal static AttemptEntry Over(string attemptId, AttemptResult result) => new(attemptId) { Result = result };
}
