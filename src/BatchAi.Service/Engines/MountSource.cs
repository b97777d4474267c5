using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Engines;

/// <summary>Where a mount of a plan finds its content, or why it has none.</summary>
/// <param name="Folder">The folder on this machine; empty when there is none.</param>
internal sealed record MountSource(string Folder)
{
    /// <summary>The other service that has the content, when this one does not.</summary>
    internal RemoteMount? Remote { get; init; }

    /// <summary>The error code for clients, when there is no content.</summary>
    internal string? ErrorCode { get; init; }

    /// <summary>Why there is no content, in a full sentence, for a job that wanted it.</summary>
    internal string? Problem { get; init; }

    /// <summary>The same for a job that may want it.</summary>
    internal string? Missing { get; init; }
}
