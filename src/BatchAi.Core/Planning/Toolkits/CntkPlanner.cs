using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A CNTK job of one process: a Python script, or the cntk program with a BrainScript file.</summary>
internal sealed class CntkPlanner : IToolkitPlanner
{
    public string ToolType => "cntk";

    public int? ProcessCount(JobBaseProperties job) => job.CntkSettings?.ProcessCount;

    public IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        var settings = context.Job.CntkSettings ?? throw PlanFaults.MissingMember("cntkSettings");
        var processes = settings.ProcessCount ?? context.NodeCount;
        if (processes > 1)
            throw ToolkitPlanners.NotSupported($"Jobs of the toolkit 'cntk' with {processes} processes cannot be run.");

        return [context.OnMaster(IsBrainScript(settings) ? BrainScriptCommand(settings) : PythonCommand(settings))];
    }

    private static bool IsBrainScript(CntkSettings settings) =>
        settings.LanguageType is { Length: > 0 } language
            ? string.Equals(language, "BrainScript", StringComparison.OrdinalIgnoreCase)
            : settings.ConfigFilePath is { Length: > 0 };

    private static string BrainScriptCommand(CntkSettings settings)
    {
        if (settings.ConfigFilePath is not { Length: > 0 } file)
            throw PlanFaults.MissingMember("cntkSettings.configFilePath");
        return ScriptCommand.WithArguments("cntk configFile=" + PlanText.Escape(ShellWord.Of(file)), settings.CommandLineArgs);
    }

    private static string PythonCommand(CntkSettings settings) => ScriptCommand.Python(
        settings.PythonInterpreterPath,
        settings.PythonScriptFilePath ?? throw PlanFaults.MissingMember("cntkSettings.pythonScriptFilePath"),
        settings.CommandLineArgs);
}
