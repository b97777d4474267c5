namespace BatchAi.Client.Output;

/// <summary>How a read of a part of a file ended.</summary>
/// <param name="End">How.</param>
/// <param name="Length">The file's length, where it was told.</param>
/// <param name="Waited">How long the answer took to begin.</param>
internal sealed record RangeAnswer(RangeEnd End, long? Length, TimeSpan Waited);
