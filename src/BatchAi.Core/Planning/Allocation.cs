namespace BatchAi.Core.Planning;

/// <summary>The nodes that an engine gives a job, and where the job's mounts find their content.</summary>
public sealed class Allocation
{
    /// <summary>The nodes; the first is the master.</summary>
    public IList<AllocatedNode> Nodes { get; set; } = [];

    /// <summary>For each mount of the plan, in the plan's order, the folder on this machine that has its content; empty where its mount command is to be run.</summary>
    public IList<string> MountSources { get; set; } = [];

    /// <summary>The numbers of the plan's ports, by their names.</summary>
    public IDictionary<string, int> Ports { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
