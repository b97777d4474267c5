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

    /// <summary>The GPUs that are leased to the node.</summary>
    public IList<int> Gpus { get; set; } = [];
}
