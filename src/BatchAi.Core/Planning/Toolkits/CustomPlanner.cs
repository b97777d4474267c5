using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Any command line, once, on the master; other nodes are only reserved.</summary>
internal sealed class CustomPlanner : ToolkitPlanner
{
    public override string ToolType => "custom";

    public override ProcessSpread Spread(JobBaseProperties job, int nodeCount) => new(1, nodeCount);

    public override IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        if (context.Job.CustomToolkitSettings?.CommandLine is not { Length: > 0 } commandLine)
            throw PlanFaults.MissingMember("customToolkitSettings.commandLine");
        return [context.OnMaster(PlanText.Escape(commandLine))];
    }
}
