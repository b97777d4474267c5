using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Any command line, as ranks of MPI; each rank's own shell runs it.</summary>
internal sealed class CustomMpiPlanner : MpiPlanner
{
    public override string ToolType => "custommpi";

    protected override bool NeedsMpi => true;

    protected override int? ProcessCount(JobBaseProperties job) => job.CustomMpiSettings?.ProcessCount;

    protected override string Command(JobBaseProperties job) =>
        job.CustomMpiSettings?.CommandLine is { Length: > 0 } commandLine
            ? PlanText.Escape(commandLine)
            : throw PlanFaults.MissingMember("customMpiSettings.commandLine");
}
