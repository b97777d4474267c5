namespace BatchAi.Core.Planning;

/// <summary>How processes are spread over nodes: evenly, and neighbours together.</summary>
/// <param name="Count">How many processes.</param>
/// <param name="NodeCount">How many nodes.</param>
internal sealed record ProcessSpread(int Count, int NodeCount)
{
    /// <summary>How many processes a node has at the most.</summary>
    public int PerNode { get; } = (Count + NodeCount - 1) / NodeCount;

    /// <summary>The index of a process's node.</summary>
    public int NodeOf(int process) => process / PerNode;

    /// <summary>The index of a process on its node.</summary>
    public int LocalIndexOf(int process) => process % PerNode;

    /// <summary>As many processes as a job asks for.</summary>
    /// <param name="asked">What the job says; one per node when it says nothing.</param>
    /// <param name="nodeCount">How many nodes it has.</param>
    /// <param name="member">The member that says it.</param>
    /// <exception cref="BatchAiException">There cannot be that many.</exception>
    public static ProcessSpread Of(int? asked, int nodeCount, string member) =>
        asked is < 1 ? throw PlanFaults.OutOfRange(member, asked.Value) : new ProcessSpread(asked ?? nodeCount, nodeCount);
}
