namespace BatchAi.Service.Engines;

/// <summary>Why a job does not run yet.</summary>
/// <param name="Position">Its place in the queue; 1 is the first.</param>
/// <param name="Reason">What it waits for, in a full sentence.</param>
internal sealed record JobWait(int Position, string Reason);
