using BatchAi.Core.Wire;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>Why a job waits, or why it ended as it did, in words, with what these rest on.</summary>
internal sealed record JobDiagnosis
{
    public required string Id { get; init; }

    public required string State { get; init; }

    /// <summary>All of it in one or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>The code of the error that decided.</summary>
    public string? Code { get; init; }

    /// <summary>What happened, in words.</summary>
    public string? Cause { get; init; }

    public string? WaitReason { get; init; }

    public int? QueuePosition { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>What the exit code means, where that is not the program's own business.</summary>
    public string? ExitCodeMeaning { get; init; }

    /// <summary>The step that failed, e.g. <c>preparation</c>.</summary>
    public string? FailedStep { get; init; }

    /// <summary>The node that it failed on.</summary>
    public string? FailedNode { get; init; }

    public int Attempt { get; init; }

    public int RequeueCount { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>When the job wrote something last.</summary>
    public DateTimeOffset? LastOutputTime { get; init; }

    /// <summary>Its cluster; absent when that is not there any more.</summary>
    public ClusterSight? Cluster { get; init; }

    public IReadOnlyList<BatchAIError> Errors { get; init; } = [];

    /// <summary>What looks wrong with the job, as at its submission.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the last lines tell.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>The last lines of its files; those of what failed first.</summary>
    public IReadOnlyList<JobLog> Logs { get; init; } = [];

    /// <summary>Where its standard output lies.</summary>
    internal OutputPlace? Output { get; init; }

    /// <summary>Whether its files can be listed and followed.</summary>
    internal bool IsListed => Output is { Root: not null, Path: not null, Elsewhere: null };

    /// <summary>Commands of the PowerShell module to type next.</summary>
    public IReadOnlyList<string> RecommendedActions { get; init; } = [];
}
