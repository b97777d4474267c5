namespace BatchAi.Service.Engines;

/// <summary>A job that is to run. What it does is asked for when it starts: a queue may be long, and a plan is not small.</summary>
/// <param name="Uuid">Its uuid.</param>
/// <param name="ClusterUuid">The cluster that it runs on.</param>
/// <param name="NodeCount">How many nodes it needs at once.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="Order">Inside one priority the lower goes first; a job that is queued again has its old place.</param>
internal sealed record JobRequest(string Uuid, string ClusterUuid, int NodeCount, int Priority, long Order)
{
    /// <summary>How long it may run; null for as long as it likes.</summary>
    internal TimeSpan? Limit { get; init; }

    /// <summary>The group that it belongs to; null for none.</summary>
    internal RequestGroup? Group { get; init; }
}
