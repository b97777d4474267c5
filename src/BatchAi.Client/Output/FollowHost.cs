namespace BatchAi.Client.Output;

/// <summary>What the follower of a file needs of the job's.</summary>
/// <param name="Reader">Reads through links.</param>
/// <param name="Time">The clock.</param>
/// <param name="Renew">Gets new links.</param>
/// <param name="Write">Hands out a line.</param>
internal sealed record FollowHost(RangeReader Reader, TimeProvider Time, Func<CancellationToken, Task> Renew, Action<OutputLine> Write);
