namespace BatchAi;

/// <summary>
/// Everything that Batch AI does to a job, as data: it can be printed, compared and bound to an allocation.
/// Paths, command lines, file contents and values of variables are templates (see <see cref="PlanText"/>): what only
/// an allocation knows stays a symbol in braces. Everything else is meant literally. The plan never holds a secret's value.
/// </summary>
public sealed class JobPlan
{
    /// <summary>The job's name.</summary>
    public string JobName { get; set; } = "";

    /// <summary>The uuid that tells this job from an earlier one of the same name.</summary>
    public string JobId { get; set; } = "";

    /// <summary>The toolkit in the wire's spelling, e.g. <c>cntk</c>.</summary>
    public string ToolType { get; set; } = "";

    /// <summary>How many nodes run the job, all at once or not at all.</summary>
    public int NodeCount { get; set; } = 1;

    /// <summary>The path between an output prefix and the job's own folders.</summary>
    public string OutputPathSegment { get; set; } = "";

    /// <summary>How long the job may run, setup and preparation included.</summary>
    public TimeSpan MaxWallClockTime { get; set; }

    /// <summary>The container that the job runs in, if any.</summary>
    public PlanContainer? Container { get; set; }

    /// <summary>The job's folder on a node.</summary>
    public string JobDirectory { get; set; } = "";

    /// <summary>The log that tells on each node what was done for the job.</summary>
    public string ExecutionLog { get; set; } = "";

    /// <summary>File systems that a node must have before anything runs.</summary>
    public IList<PlanMount> Mounts { get; set; } = [];

    /// <summary>Folders to create on each node, after the mounts, in this order.</summary>
    public IList<string> Directories { get; set; } = [];

    /// <summary>Files to write on each node.</summary>
    public IList<PlanFile> Files { get; set; } = [];

    /// <summary>The ports that the job's processes listen on.</summary>
    public IList<PlanPort> Ports { get; set; } = [];

    /// <summary>
    /// Where a script goes that gives a process the variables of the node it is for; absent where every node is a machine of its own.
    /// </summary>
    public string? NodeScript { get; set; }

    /// <summary>The job's output directories; the first is <c>stdouterr</c>.</summary>
    public IList<PlanOutput> Outputs { get; set; } = [];

    /// <summary>The variables that every step of the job sees, in order of definition.</summary>
    public IList<PlanVariable> Environment { get; set; } = [];

    /// <summary>What runs, one step after the other; a step starts when the one before it succeeded on every node.</summary>
    public IList<PlanStep> Steps { get; set; } = [];

    /// <summary>What the person who submits should know before the job runs.</summary>
    public IList<string> Warnings { get; set; } = [];
}
