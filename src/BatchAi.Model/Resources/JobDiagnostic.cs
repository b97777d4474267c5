namespace BatchAi;

/// <summary>Why a job waits, or why it ended as it did, in words, with what these rest on.</summary>
public sealed class JobDiagnostic
{
    /// <summary>The job's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The job's execution state.</summary>
    public string State { get; set; } = "";

    /// <summary>All of it in one or two sentences.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Commands to type next.</summary>
    public IList<string> RecommendedAction { get; set; } = [];

    /// <summary>The code of the error that decided, e.g. <c>JobFailed</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What happened, in words.</summary>
    public string? Cause { get; set; }

    /// <summary>What it waits for.</summary>
    public string? WaitReason { get; set; }

    /// <summary>Its place in the cluster's queue.</summary>
    public int? QueuePosition { get; set; }

    /// <summary>The exit code, when it has ended by itself.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What the exit code means, where that is not the program's own business.</summary>
    public string? ExitCodeMeaning { get; set; }

    /// <summary>The step that failed, e.g. <c>preparation</c>.</summary>
    public string? FailedStep { get; set; }

    /// <summary>The node that it failed on.</summary>
    public string? FailedNode { get; set; }

    /// <summary>What the last lines tell, and what to do about it.</summary>
    public IList<string> Hint { get; set; } = [];

    /// <summary>The last lines of its files; those of what failed first.</summary>
    public IList<JobLog> Log { get; set; } = [];

    /// <summary>Its errors, as the API tells them.</summary>
    public IList<ServiceFault> Error { get; set; } = [];

    /// <summary>What looks wrong with the job, as at its submission.</summary>
    public IList<string> Warning { get; set; } = [];

    /// <summary>How many attempts were begun.</summary>
    public int? Attempt { get; set; }

    /// <summary>How often it went back into the queue.</summary>
    public int? RequeueCount { get; set; }

    /// <summary>When it began to run, in UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>When it wrote something last, in UTC.</summary>
    public DateTimeOffset? LastOutputTime { get; set; }

    /// <summary>Each change of its state, the oldest first.</summary>
    public IList<StateChange> History { get; set; } = [];

    /// <summary>Its cluster; null when that is not there any more.</summary>
    public string? ClusterName { get; set; }

    /// <summary>The cluster's allocation state.</summary>
    public string? ClusterState { get; set; }

    /// <summary>The cluster's nodes by their states.</summary>
    public NodeStateCount? ClusterNodeStateCount { get; set; }

    /// <summary>How many nodes the cluster can have at the most.</summary>
    public int? ClusterMaxNodeCount { get; set; }

    /// <summary>What is wrong with nodes of the cluster.</summary>
    public IList<ServiceFault> ClusterError { get; set; } = [];

    /// <summary>The job's experiment.</summary>
    public string? ExperimentName { get; set; }

    /// <summary>The job's workspace.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The job's resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The job's ARM id.</summary>
    public string? ResourceId { get; set; }

    /// <summary>Name and summary.</summary>
    public override string ToString() => $"{Name}: {Summary}";
}
