using System.Text;

namespace BatchAi.Core.Planning;

/// <summary>The Open MPI host file of a job.</summary>
internal static class HostFile
{
    /// <summary>One line per node, with as many slots as a node has processes.</summary>
    /// <param name="spread">The processes.</param>
    public static string Content(ProcessSpread spread)
    {
        var content = new StringBuilder();
        for (var node = 0; node < spread.NodeCount; node++)
            content.Append(PlanText.Symbol(PlanSymbols.OfNode(node, "address"))).Append(" slots=").Append(spread.PerNode).Append('\n');
        return content.ToString();
    }
}
