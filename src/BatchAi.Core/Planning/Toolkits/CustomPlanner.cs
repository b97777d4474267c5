using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Any command line, once, on the master; other nodes are only reserved.</summary>
internal sealed class CustomPlanner : IToolkitPlanner
{
    public string ToolType => "custom";

    public int? ProcessCount(JobBaseProperties job) => null;

    public IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        if (context.Job.CustomToolkitSettings?.CommandLine is not { Length: > 0 } commandLine)
            throw PlanFaults.MissingMember("customToolkitSettings.commandLine");
        return [context.OnMaster(PlanText.Escape(commandLine))];
    }
}
