namespace BatchAi.Service.Engines.Process;

/// <summary>The times of automatic scale.</summary>
/// <param name="Interval">Within this time a cluster changes its size once at the most.</param>
/// <param name="Idle">After this time a node that has nothing to do goes.</param>
internal sealed record ScaleTimes(TimeSpan Interval, TimeSpan Idle)
{
    /// <summary>The idle time is what was seen of Batch AI.</summary>
    internal static ScaleTimes Standard { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(6));
}
