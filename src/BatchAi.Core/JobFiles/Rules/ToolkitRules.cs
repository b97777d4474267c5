using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Judges the toolkit of a job.</summary>
internal static class ToolkitRules
{
    public static void CheckBlocks(ConfigPlace job, FaultList faults)
    {
        var blocks = Toolkits.BlockNames.Where(name => job.Member(name) is not null).ToList();
        if (blocks.Count == 0)
        {
            var expected = FaultWords.Or(Toolkits.BlockNames);
            faults.Error(FaultCodes.ToolkitCount, job, $"The job has no toolkit; add exactly one of {expected}.", expected);
        }

        foreach (var block in blocks.Skip(1))
        {
            faults.Error(FaultCodes.ToolkitCount, job.Member(block)!, $"The job has more than one toolkit; keep either '{blocks[0]}' or '{block}'.");
        }
    }

    public static void CheckCounts(ConfigPlace job, FaultList faults)
    {
        foreach (var block in Blocks(job))
        {
            CountRules.CheckAtLeast(block, "processCount", 1, faults);
            CountRules.CheckAtLeast(block, "workerCount", 1, faults);
            CountRules.CheckAtLeast(block, "parameterServerCount", 0, faults);
            CountRules.CheckNotAbove(block, "parameterServerCount", job, "nodeCount", faults);
        }
    }

    /// <summary>CNTK and Caffe run either a script or a configuration.</summary>
    public static void CheckScripts(ConfigPlace job, FaultList faults)
    {
        CheckScript(job.Object("cntkSettings"), faults);
        CheckScript(job.Object("caffeSettings"), faults);
    }

    public static void CheckCommandLine(ConfigPlace job, FaultList faults)
    {
        if (job.Object("customToolkitSettings") is not { } custom || custom.WordsOf("commandLine") is not null) return;
        if (custom.Member("commandLine") is null)
        {
            faults.Error(FaultCodes.MissingMember, custom.Path.Member("commandLine"), custom.Node.Line, custom.Node.Column, "'commandLine' is missing in this object; add it, a text.", "a text");
        }
        else if (custom.TextOf("commandLine") is { } blank)
        {
            faults.Error(FaultCodes.EmptyValue, blank, "'commandLine' is blank; give it a value.");
        }
    }

    private static IEnumerable<ConfigPlace> Blocks(ConfigPlace job) => Toolkits.BlockNames.Select(job.Object).OfType<ConfigPlace>();

    private static void CheckScript(ConfigPlace? block, FaultList faults)
    {
        if (block is null) return;
        var hasConfig = block.WordsOf("configFilePath") is not null;
        var hasScript = block.WordsOf("pythonScriptFilePath") is not null;
        if (hasConfig == hasScript)
        {
            faults.Error(FaultCodes.ExactlyOne, block, $"This object has {(hasConfig ? "both" : "neither")} of 'configFilePath' and 'pythonScriptFilePath'; give exactly one of them.");
        }
        else if (block.WordsOf("languageType") is { } language)
        {
            CheckLanguage(language, hasScript, faults);
        }
    }

    private static void CheckLanguage(ConfigPlace language, bool hasScript, FaultList faults)
    {
        var fitting = hasScript ? "Python" : "BrainScript";
        var other = hasScript ? "BrainScript" : "Python";
        if (!language.Text.Equals(other, StringComparison.OrdinalIgnoreCase)) return;
        var given = hasScript ? "pythonScriptFilePath" : "configFilePath";
        faults.Error(FaultCodes.Contradiction, language, $"'languageType' is {other}, but '{given}' is given; say {fitting} or leave it out.", fitting, fitting);
    }
}
