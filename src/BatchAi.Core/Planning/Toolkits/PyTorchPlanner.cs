using BatchAi.Core.Planning.Launch;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A PyTorch job: processes that know their ranks, or ranks of MPI where that is how they talk.</summary>
internal sealed class PyTorchPlanner : ToolkitPlanner
{
    public override string ToolType => "pytorch";

    public override ProcessSpread Spread(JobBaseProperties job, int nodeCount) =>
        ProcessSpread.Of(job.PyTorchSettings?.ProcessCount, nodeCount, "processCount");

    public override IEnumerable<KeyValuePair<string, string>> Variables(JobBaseProperties job, int nodeCount, JobLayout layout)
    {
        foreach (var variable in base.Variables(job, nodeCount, layout)) yield return variable;
        yield return new(VariableNames.PyTorchInitMethod, $"file://{layout.Shared}/pytorch-init");
        if (job.PyTorchSettings?.CommunicationBackend is { Length: > 0 } backend)
            yield return new(VariableNames.PyTorchBackend, PlanText.Escape(backend));
    }

    public override bool UsesMpi(JobBaseProperties job, int nodeCount) =>
        Spread(job, nodeCount).Count > 1 && string.Equals(job.PyTorchSettings?.CommunicationBackend, "MPI", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        var settings = context.Job.PyTorchSettings ?? throw PlanFaults.MissingMember("pyTorchSettings");
        var command = ScriptCommand.Python("pyTorchSettings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, settings.CommandLineArgs);
        var spread = Spread(context.Job, context.NodeCount);
        return UsesMpi(context.Job, context.NodeCount) ? [context.OnNode(0, "", "-0", MpiScript.Command(spread, command))] : RankTasks.Of(context, spread, command);
    }
}
