using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A CNTK job: a Python script, or the cntk program with a BrainScript file.</summary>
internal sealed class CntkPlanner : MpiPlanner
{
    public override string ToolType => "cntk";

    protected override int? ProcessCount(JobBaseProperties job) => job.CntkSettings?.ProcessCount;

    protected override string Command(JobBaseProperties job)
    {
        var settings = job.CntkSettings ?? throw PlanFaults.MissingMember("cntkSettings");
        return IsBrainScript(settings) ? BrainScriptCommand(settings) : PythonCommand(settings);
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

    private static string PythonCommand(CntkSettings settings) =>
        ScriptCommand.Python("cntkSettings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, settings.CommandLineArgs);
}
