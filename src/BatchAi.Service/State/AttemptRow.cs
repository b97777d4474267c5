namespace BatchAi.Service.State;

/// <summary>One try at a job. Committed before anything of it starts.</summary>
/// <param name="Id">The uuid that names its folder.</param>
/// <param name="JobUuid">The job.</param>
/// <param name="ClusterUuid">The cluster whose nodes it has.</param>
/// <param name="Nodes">The ids of its nodes, master first, separated by commas.</param>
/// <param name="Start">When it was committed.</param>
internal sealed record AttemptRow(string Id, string JobUuid, string ClusterUuid, string Nodes, DateTimeOffset Start)
{
    /// <summary>When its end was committed, if it has ended.</summary>
    internal DateTimeOffset? End { get; init; }
}
