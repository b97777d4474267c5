namespace BatchAi.Client.Output;

/// <summary>What a follower does next.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Time">How long it waits for more, or pauses.</param>
internal sealed record FollowStep(FollowAction Action, TimeSpan Time);
