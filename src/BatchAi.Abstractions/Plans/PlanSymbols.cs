namespace BatchAi;

/// <summary>The symbols of a plan, and what each stands for once nodes are allocated.</summary>
public static class PlanSymbols
{
    /// <summary>The engine's folder for the node.</summary>
    public const string NodeRoot = "node.root";

    /// <summary>The node's id.</summary>
    public const string NodeId = "node.id";

    /// <summary>The node's address.</summary>
    public const string NodeAddress = "node.address";

    /// <summary>The node's index in the allocation; 0 is the master.</summary>
    public const string NodeIndex = "node.index";

    /// <summary><c>true</c> on the master, <c>false</c> on the other nodes.</summary>
    public const string NodeIsMaster = "node.isMaster";

    /// <summary>The addresses of all nodes, separated by commas.</summary>
    public const string Addresses = "nodes.addresses";

    /// <summary>How many GPUs the node has for this job.</summary>
    public const string GpuCount = "gpu.count";

    /// <summary>A Python interpreter found on the node.</summary>
    public const string Python = "python";

    /// <summary>Prefix of symbols for variables of the node's own environment, e.g. <c>base.PATH</c>.</summary>
    public const string BasePrefix = "base.";

    /// <summary>Prefix of symbols for ports, e.g. <c>port:wk-0</c>.</summary>
    public const string PortPrefix = "port:";

    /// <summary>Prefix of symbols for secret variables, e.g. <c>secret.TOKEN</c>.</summary>
    public const string SecretPrefix = "secret.";

    /// <summary>Whether a symbol stands for something else on each node.</summary>
    /// <param name="symbol">The symbol's name.</param>
    public static bool DiffersByNode(string symbol) =>
        symbol is NodeRoot or NodeId or NodeAddress or NodeIndex or NodeIsMaster or GpuCount;

    /// <summary>The number of a port of the plan, e.g. <c>port:wk-0</c>.</summary>
    /// <param name="name">The port's name in the plan.</param>
    public static string Port(string name) => PortPrefix + name;

    /// <summary>The symbol for a fact of one certain node, e.g. <c>node[0].address</c>.</summary>
    /// <param name="index">The node's index; 0 is the master.</param>
    /// <param name="fact"><c>root</c>, <c>id</c> or <c>address</c>.</param>
    public static string OfNode(int index, string fact) => $"node[{index}].{fact}";
}
