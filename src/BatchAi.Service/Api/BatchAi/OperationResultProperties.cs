namespace BatchAi.Service.Api.BatchAi;

/// <summary>What a finished operation made or changed.</summary>
internal sealed record OperationResultProperties
{
    /// <summary>The key of the resource: names joined by <c>$</c>, no ARM id.</summary>
    public string? ResourceId { get; init; }
}
