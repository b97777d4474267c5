namespace BatchAi.Core.Planning;

/// <summary>The names that lead to a job, and the uuid that tells it from an earlier one of the same names.</summary>
public sealed record JobIdentity(
    string SubscriptionId,
    string ResourceGroup,
    string Workspace,
    string Experiment,
    string Job,
    string JobId)
{
    /// <summary>The path between an output prefix and the job's own folders.</summary>
    public string OutputPathSegment =>
        $"{SubscriptionId}/{ResourceGroup}/workspaces/{Workspace}/experiments/{Experiment}/jobs/{Job}/{JobId}";
}
