namespace BatchAi.Service.Agent.Attempts;

/// <summary>That an attempt is being stopped. Written before the first signal, so that a restart knows why it ended.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Time">Since when.</param>
internal sealed record AttemptStop(StopCause Cause, DateTimeOffset Time);
