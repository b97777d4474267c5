using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>An attempt in the hands of the agent, which lives on when the service does not.</summary>
/// <param name="Run">The job, as this service has it.</param>
/// <param name="Attempt">The attempt, as this service has it.</param>
internal sealed record Life(EngineJob Run, ActiveAttempt Attempt);
