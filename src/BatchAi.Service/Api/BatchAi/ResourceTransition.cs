namespace BatchAi.Service.Api.BatchAi;

/// <summary>A change of state.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="State">The new state.</param>
/// <param name="Cause">Why, in words.</param>
internal sealed record ResourceTransition(string Time, string State, string Cause);
