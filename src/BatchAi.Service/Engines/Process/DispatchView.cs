namespace BatchAi.Service.Engines.Process;

/// <summary>What has to be known of a cluster to decide which of its jobs start.</summary>
/// <param name="Most">How many nodes it can have at the most.</param>
/// <param name="Idle">How many wait for a job.</param>
/// <param name="Coming">How many more will be ready without any job having to end.</param>
/// <param name="Busy">Those that jobs have; looked at only when a job has to wait for them.</param>
internal sealed record DispatchView(int Most, int Idle, int Coming, IEnumerable<BusyNodes> Busy);
