using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A Caffe job: the caffe program with a solver, or a Python script.</summary>
internal sealed class CaffePlanner : MpiPlanner
{
    public override string ToolType => "caffe";

    protected override int? ProcessCount(JobBaseProperties job) => job.CaffeSettings?.ProcessCount;

    protected override string Command(JobBaseProperties job)
    {
        var settings = job.CaffeSettings ?? throw PlanFaults.MissingMember("caffeSettings");
        if (settings.ConfigFilePath is { Length: > 0 } solver)
            return ScriptCommand.WithArguments("caffe train --solver=" + PlanText.Escape(ShellWord.Of(solver)), settings.CommandLineArgs);
        return ScriptCommand.Python("caffeSettings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, settings.CommandLineArgs);
    }
}
