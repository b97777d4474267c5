using System.Runtime.InteropServices;

namespace BatchAi.Service.Engines.Process;

/// <summary>Jobs, and the nodes that they need.</summary>
/// <param name="Jobs">How many jobs.</param>
/// <param name="Nodes">How many nodes they need together.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JobsAndNodes(int Jobs, long Nodes)
{
    public static JobsAndNodes operator +(JobsAndNodes one, JobsAndNodes other) => new(one.Jobs + other.Jobs, one.Nodes + other.Nodes);
}
