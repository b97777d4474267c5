namespace BatchAi;

/// <summary>How many nodes of a cluster are in which state.</summary>
public sealed class NodeStateCount
{
    /// <summary>Nodes that wait for a job.</summary>
    public int Idle { get; set; }

    /// <summary>Nodes that run a job.</summary>
    public int Running { get; set; }

    /// <summary>Nodes that are being set up.</summary>
    public int Preparing { get; set; }

    /// <summary>Nodes that cannot be used.</summary>
    public int Unusable { get; set; }

    /// <summary>Nodes that are being given back.</summary>
    public int Leaving { get; set; }

    /// <summary>The states that have nodes, e.g. <c>2 idle, 1 running</c>.</summary>
    public override string ToString()
    {
        var states = new[] { (Idle, "idle"), (Running, "running"), (Preparing, "preparing"), (Unusable, "unusable"), (Leaving, "leaving") };
        var words = string.Join(", ", states.Where(state => state.Item1 > 0).Select(state => $"{state.Item1} {state.Item2}"));
        return words.Length == 0 ? "none" : words;
    }
}
