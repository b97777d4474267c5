using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>What is kept of a node over restarts, in <c>node.json</c> of its folder.</summary>
internal sealed class NodeRecord
{
    /// <summary>The node's id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The VM size that it stands for.</summary>
    public string? VmSize { get; set; }

    /// <summary>The GPUs that are leased to it, by their uuids.</summary>
    public IReadOnlyList<string> Gpus { get; set; } = [];

    /// <summary>The boot of the machine in which it was made ready; none when it was not.</summary>
    public string? ReadySinceBoot { get; set; }

    /// <summary>The boot of the machine in which that failed; none when it did not.</summary>
    public string? FailedInBoot { get; set; }

    /// <summary>Why it failed.</summary>
    public BatchAIError? Failure { get; set; }

    /// <summary>The attempt that makes it ready now.</summary>
    public string? SetupAttempt { get; set; }

    /// <summary>Whether it was taken away; it goes, and another one comes.</summary>
    public bool IsPreempted { get; set; }
}
