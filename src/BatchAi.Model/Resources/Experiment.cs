namespace BatchAi;

/// <summary>A group of jobs.</summary>
public sealed class Experiment : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The workspace that holds it.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>How its creation or deletion stands, e.g. <c>succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When it got into this state, in UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
