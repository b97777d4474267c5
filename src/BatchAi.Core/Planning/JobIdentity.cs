using BatchAi.Core.Earlier;

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
    /// <summary>What an earlier version of the API said of the job; none for a job of today's.</summary>
    public EarlierContent? Earlier { get; init; }

    /// <summary>The path between an output prefix and the job's own folders.</summary>
    public string OutputPathSegment => Earlier?.Generation() switch
    {
        null => $"{SubscriptionId}/{ResourceGroup}/workspaces/{Workspace}/experiments/{Experiment}/jobs/{Job}/{JobId}",
        { IsPreview: true } => $"{SubscriptionId}/{ResourceGroup}/jobs/{Job}",
        _ => $"{SubscriptionId}/{ResourceGroup}/jobs/{Job}/{JobId}",
    };

    /// <summary>Whether the first version of the API made the job: it has no mounts of its own, and its standard output lies right in its folder.</summary>
    internal bool IsOfPreview => Earlier?.Generation()?.IsPreview == true;
}
