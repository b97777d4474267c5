using BatchAi.Core.Planning.Launch;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A toolkit whose processes are started by MPI, from the master.</summary>
internal abstract class MpiPlanner : ToolkitPlanner
{
    public override ProcessSpread Spread(JobBaseProperties job, int nodeCount) =>
        ProcessSpread.Of(ProcessCount(job), nodeCount, "processCount");

    public override bool UsesMpi(JobBaseProperties job, int nodeCount) => NeedsMpi || Spread(job, nodeCount).Count > 1;

    public override IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        var command = Command(context.Job);
        var spread = Spread(context.Job, context.NodeCount);
        return [context.OnMaster(UsesMpi(context.Job, context.NodeCount) ? MpiScript.Command(spread, command) : command)];
    }

    /// <summary>Whether one process is started by MPI as well.</summary>
    protected virtual bool NeedsMpi => false;

    /// <summary>How many processes the job asks for.</summary>
    protected abstract int? ProcessCount(JobBaseProperties job);

    /// <summary>What each process runs, as a plan text.</summary>
    /// <exception cref="BatchAiException">The settings lack something.</exception>
    protected abstract string Command(JobBaseProperties job);
}
