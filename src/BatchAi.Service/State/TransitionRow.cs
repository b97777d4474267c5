namespace BatchAi.Service.State;

/// <summary>A change of a resource's state: no state is without a time and a cause.</summary>
/// <param name="ResourceUuid">The resource.</param>
/// <param name="Time">When.</param>
/// <param name="State">The new state, e.g. <c>running</c>.</param>
/// <param name="Cause">Why, in words.</param>
internal sealed record TransitionRow(string ResourceUuid, DateTimeOffset Time, string State, string Cause);
