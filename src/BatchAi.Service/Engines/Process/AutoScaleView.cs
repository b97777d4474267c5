namespace BatchAi.Service.Engines.Process;

/// <summary>What has to be known of a cluster to decide how large it should be.</summary>
/// <param name="Least">The fewest nodes it is to have.</param>
/// <param name="Most">The most nodes it can have.</param>
/// <param name="Target">How many it is to have now.</param>
/// <param name="Prepared">How many it has that do not leave, and whose preparation is over: the others may never become ready.</param>
/// <param name="Busy">How many of these run a job, or wait for one to end that is being stopped.</param>
/// <param name="Queued">How many the jobs need that wait, and that the cluster can become large enough for.</param>
/// <param name="Spare">How many have had nothing to do for so long that they may go.</param>
internal sealed record AutoScaleView(int Least, int Most, int Target, int Prepared, int Busy, long Queued, int Spare);
