using BatchAi.Service.Engines;

namespace BatchAi.Service.Control;

/// <summary>What a PUT led to.</summary>
/// <typeparam name="T">The resource's type.</typeparam>
/// <param name="Resource">The resource as it is now.</param>
/// <param name="Operation">The operation to follow; none when everything was so already.</param>
internal sealed record PutResult<T>(T Resource, Accepted? Operation)
{
    /// <summary>The limit of the group that a job belongs to; null when there is none.</summary>
    internal GroupLimit? GroupLimit { get; init; }

    /// <summary>What was found out of a job that is new; null when it was there already.</summary>
    internal SubmittedJob? Submitted { get; init; }

    /// <summary>What whoever asked should know, in full sentences.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];
}
