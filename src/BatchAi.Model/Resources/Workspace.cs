namespace BatchAi;

/// <summary>The home of clusters, file servers and experiments.</summary>
public sealed class Workspace : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The region of the workspace and of everything in it.</summary>
    public string? Location { get; set; }

    /// <summary>The user's tags.</summary>
    public IDictionary<string, string>? Tag { get; set; }

    /// <summary>How its creation or deletion stands, e.g. <c>succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When it got into this state, in UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
