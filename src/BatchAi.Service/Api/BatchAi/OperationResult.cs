using BatchAi.Core.Wire;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>How a long-running operation is doing.</summary>
internal sealed record OperationResult
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? StartTime { get; init; }

    public string? EndTime { get; init; }

    public OperationResultProperties? Properties { get; init; }

    public CloudErrorBody? Error { get; init; }
}
