using System.Text;

namespace BatchAi.Core.Planning;

/// <summary>The Open MPI host file of a job.</summary>
internal static class HostFile
{
    /// <summary>One line per node, with as many slots as the node has processes.</summary>
    /// <param name="nodeCount">How many nodes run the job.</param>
    /// <param name="processCount">How many processes the job asks for; one per node when absent.</param>
    public static string Content(int nodeCount, int? processCount)
    {
        var slots = processCount is { } processes ? (processes + nodeCount - 1) / nodeCount : 1;
        var content = new StringBuilder();
        for (var node = 0; node < nodeCount; node++)
            content.Append(PlanText.Symbol(PlanSymbols.OfNode(node, "address"))).Append(" slots=").Append(slots).Append('\n');
        return content.ToString();
    }
}
