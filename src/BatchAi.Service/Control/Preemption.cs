using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Takes nodes of low priority away on request, for tests and drills: nobody else wants this machine's nodes.</summary>
internal sealed class Preemption(ControlContext context)
{
    /// <summary>Takes nodes away; what runs on them waits again.</summary>
    /// <returns>Their ids.</returns>
    internal async Task<IReadOnlyList<string>> PreemptAsync(ArmId id, int? nodeCount, IReadOnlyList<string>? nodeIds)
    {
        var choice = Read(nodeCount, nodeIds);
        var row = context.State.Read(reader => reader.RequireOpen(ResourceKind.Cluster, id));
        if (row.Read<Cluster>().Properties!.VmPriority != "lowpriority") throw Refusals.NotLowPriority(row.Id);
        try
        {
            return await context.Engine.PreemptAsync(row.Uuid, choice);
        }
        catch (BatchAiException error) when (error.Code is "NodeNotFound" or "NotEnoughNodes")
        {
            throw Refusals.NoSuchNodes(error);
        }
    }

    private static NodeChoice Read(int? nodeCount, IReadOnlyList<string>? nodeIds)
    {
        if ((nodeCount is null) == (nodeIds is null)) throw Refusals.Invalid(FaultCodes.ExactlyOne, "Name the nodes in 'nodeIds', or give their number in 'nodeCount'; exactly one of them.", "$");
        if (nodeCount < 1) throw Refusals.Invalid(FaultCodes.OutOfRange, "'nodeCount' is 1 at the least.", "$.nodeCount");
        if (nodeIds is { Count: 0 } || nodeIds?.Any(string.IsNullOrEmpty) == true) throw Refusals.Invalid(FaultCodes.OutOfRange, "'nodeIds' is a list of at least one node's id.", "$.nodeIds");
        return new NodeChoice(nodeCount ?? 0, [.. (nodeIds ?? []).Distinct(StringComparer.Ordinal)]);
    }
}
