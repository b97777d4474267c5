namespace BatchAi.Service.Control;

/// <summary>A long-running operation that was accepted.</summary>
/// <param name="OperationId">The guid of its status URLs.</param>
/// <param name="Location">The region in its status URLs.</param>
internal sealed record Accepted(string OperationId, string Location)
{
    /// <summary>Whether it has ended, well, with its acceptance.</summary>
    internal bool IsDone { get; init; }
}
