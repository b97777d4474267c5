using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A Horovod job: a Python script.</summary>
internal sealed class HorovodPlanner : MpiPlanner
{
    public override string ToolType => "horovod";

    protected override int? ProcessCount(JobBaseProperties job) => job.HorovodSettings?.ProcessCount;

    protected override string Command(JobBaseProperties job)
    {
        var settings = job.HorovodSettings ?? throw PlanFaults.MissingMember("horovodSettings");
        return ScriptCommand.Python("horovodSettings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, settings.CommandLineArgs);
    }
}
