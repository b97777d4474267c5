namespace BatchAi.Service.Control;

/// <summary>A request that cannot be met, in the API's words.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The error's stable code, e.g. <c>JobNotFound</c>.</param>
/// <param name="message">What is wrong, in a full sentence.</param>
/// <param name="target">The member or resource in question.</param>
#pragma warning disable RCS1194 // Every error of the API has a status and a code.
internal sealed class ControlException(int status, string code, string message, string? target = null)
    : BatchAiException(code, message)
{
    internal int Status { get; } = status;

    internal string? Target { get; } = target;

    /// <summary>More faults of the same request.</summary>
    internal IReadOnlyList<JobConfigFault> Details { get; init; } = [];
}
