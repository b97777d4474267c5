using System.Collections.Specialized;

namespace BatchAi;

/// <summary>A training job.</summary>
public sealed class Job : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The workspace that holds it.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The experiment that holds it.</summary>
    public string? ExperimentName { get; set; }

    /// <summary>The cluster that runs it.</summary>
    public string? ClusterName { get; set; }

    /// <summary>The ARM id of the cluster that runs it.</summary>
    public string? ClusterId { get; set; }

    /// <summary><c>queued</c>, <c>running</c>, <c>terminating</c>, <c>succeeded</c> or <c>failed</c>.</summary>
    public string? ExecutionState { get; set; }

    /// <summary>When it got into this execution state, in UTC.</summary>
    public DateTimeOffset? ExecutionStateTransitionTime { get; set; }

    /// <summary>The exit code, when it has ended by itself.</summary>
    public int? ExitCode { get; set; }

    /// <summary>When it began to run, in UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Why it failed.</summary>
    public IList<ServiceFault>? Error { get; set; }

    /// <summary>The toolkit, e.g. <c>cntk</c>.</summary>
    public string? ToolType { get; set; }

    /// <summary>The command line: of a toolkit that takes one, else the script and its arguments.</summary>
    public string? CommandLine { get; set; }

    /// <summary>How many nodes it runs on.</summary>
    public int? NodeCount { get; set; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string? Priority { get; set; }

    /// <summary>The time after which it is ended.</summary>
    public TimeSpan? MaxWallClockTime { get; set; }

    /// <summary>The image of its container.</summary>
    public string? ContainerImage { get; set; }

    /// <summary>Where its standard output and error go.</summary>
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>The folder of its output below each prefix.</summary>
    public string? OutputDirectoryPathSegment { get; set; }

    /// <summary>Its input directories: ids and paths.</summary>
    public IDictionary<string, string>? InputDirectory { get; set; }

    /// <summary>Its output directories.</summary>
    public IList<OutputDirectory>? OutputDirectory { get; set; }

    /// <summary>Its environment, without secrets.</summary>
    public IDictionary<string, string>? EnvironmentVariable { get; set; }

    /// <summary>The values that a sweep gave it, by the names of the parameters in small letters; none for a job that got none.</summary>
    public OrderedDictionary? SweepValue { get; set; }

    /// <summary>The names of its secret variables; their values are never told.</summary>
    public IList<string>? SecretName { get; set; }

    /// <summary>What is mounted for it.</summary>
    public IList<Mount>? Mount { get; set; }

    /// <summary>How its creation or deletion stands, e.g. <c>succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>The group of jobs that it belongs to; none for a job by itself, and where the service does not tell.</summary>
    public string? Group { get; set; }

    /// <summary>How many jobs of its group may run at once; none when there is no limit.</summary>
    public int? GroupLimit { get; set; }

    /// <summary>How many attempts were begun; none where the service does not tell.</summary>
    public int? Attempt { get; set; }

    /// <summary>How often it went back into the queue; none where the service does not tell.</summary>
    public int? RequeueCount { get; set; }

    /// <summary>Its place in the cluster's queue; none when it does not wait.</summary>
    public int? QueuePosition { get; set; }

    /// <summary>What it waits for.</summary>
    public string? WaitReason { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
