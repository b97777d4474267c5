using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A Chainer job: a Python script.</summary>
internal sealed class ChainerPlanner : MpiPlanner
{
    public override string ToolType => "chainer";

    protected override int? ProcessCount(JobBaseProperties job) => job.ChainerSettings?.ProcessCount;

    protected override string Command(JobBaseProperties job)
    {
        var settings = job.ChainerSettings ?? throw PlanFaults.MissingMember("chainerSettings");
        return ScriptCommand.Python("chainerSettings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, settings.CommandLineArgs);
    }
}
