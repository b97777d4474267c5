namespace BatchAi.Service.State;

/// <summary>A resource as it is stored.</summary>
/// <param name="Id">Its id, in the case of its creation.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Uuid">What tells it from an earlier one of the same id.</param>
/// <param name="Body">Its JSON, secrets included.</param>
internal sealed record ResourceRow(ArmId Id, ResourceKind Kind, string Uuid, byte[] Body)
{
    /// <summary>The order of creation; set by the store.</summary>
    internal long Sequence { get; init; }

    /// <summary>The state that lists and restarts ask for: a job's execution state; else empty.</summary>
    internal string State { get; init; } = "";

    /// <summary>The key of the group that a new job belongs to; only for inserting, its facts tell it.</summary>
    internal string? Grouping { get; init; }

    /// <summary>What its owner keeps of it besides, as JSON.</summary>
    internal byte[]? Facts { get; init; }
}
