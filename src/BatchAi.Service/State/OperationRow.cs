namespace BatchAi.Service.State;

/// <summary>A long-running operation; kept for a while after its end, also when its resource is gone.</summary>
/// <param name="Id">The guid in its status URLs.</param>
/// <param name="Subscription">The subscription it belongs to.</param>
/// <param name="ResourceKey">The key of its resource.</param>
/// <param name="ResourceUuid">The uuid of its resource.</param>
/// <param name="Start">When it began.</param>
internal sealed record OperationRow(string Id, string Subscription, string ResourceKey, string ResourceUuid, DateTimeOffset Start)
{
    /// <summary>When it ended, if it has.</summary>
    internal DateTimeOffset? End { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    internal string? ErrorCode { get; init; }

    /// <summary>Why it failed, in words.</summary>
    internal string? ErrorMessage { get; init; }
}
