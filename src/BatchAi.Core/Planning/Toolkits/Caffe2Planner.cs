using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A Caffe2 job: a Python script, once on every node.</summary>
internal sealed class Caffe2Planner : ToolkitPlanner
{
    public override string ToolType => "caffe2";

    public override ProcessSpread Spread(JobBaseProperties job, int nodeCount) => new(nodeCount, nodeCount);

    public override IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        var settings = context.Job.Caffe2Settings ?? throw PlanFaults.MissingMember("caffe2Settings");
        var command = ScriptCommand.Python("caffe2Settings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, settings.CommandLineArgs);
        return RankTasks.Of(context, Spread(context.Job, context.NodeCount), command);
    }
}
