namespace BatchAi.Service.Control.Diagnosis;

/// <summary>What is wrong with a cluster, in words, with what these rest on.</summary>
internal sealed record ClusterDiagnosis
{
    /// <summary>All of it in one or two sentences.</summary>
    public required string Summary { get; init; }

    public required ClusterSight Cluster { get; init; }

    public IReadOnlyList<NodeSight> Nodes { get; init; } = [];

    /// <summary>Commands of the PowerShell module to type next.</summary>
    public IReadOnlyList<string> RecommendedActions { get; init; } = [];
}
