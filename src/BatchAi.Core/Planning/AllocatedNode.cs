namespace BatchAi.Core.Planning;

/// <summary>A node that runs a job.</summary>
public sealed class AllocatedNode
{
    /// <summary>The node's id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The address at which the job's other nodes reach it.</summary>
    public string Address { get; set; } = "";

    /// <summary>The engine's folder for the node.</summary>
    public string Root { get; set; } = "";

    /// <summary>The GPUs that are leased to the node, by their uuids: these stay the same in whatever order somebody counts.</summary>
    public IList<string> Gpus { get; set; } = [];

    /// <summary>Whether a node without a lease sees no GPU at all, since those of the machine are leased to others.</summary>
    public bool HidesGpus { get; set; }
}
