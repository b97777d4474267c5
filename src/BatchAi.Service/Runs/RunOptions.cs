using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Runs.Sweeps;

namespace BatchAi.Service.Runs;

/// <summary>What <c>batchai run</c> was asked for.</summary>
internal sealed record RunOptions
{
    /// <summary>The job file.</summary>
    public required string JobFile { get; init; }

    /// <summary>A cluster file, whose node setup is done first.</summary>
    public string? ClusterFile { get; init; }

    /// <summary>The folder for everything of this run; by default a new one below <c>batchai-runs</c>.</summary>
    public string? Out { get; init; }

    /// <summary>Changes to the job file, as <c>path=value</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Environment variables, as <c>NAME=value</c>, or <c>NAME</c> alone to take the caller's value.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>A time limit in place of the file's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What to do about a job that wants a container.</summary>
    public ContainerMode Containers { get; init; }

    /// <summary>The combinations of values that are tried; null for one run of the file as it is.</summary>
    public SweepOptions? Sweep { get; init; }

    /// <summary>Only show the plan.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Write JSON, an object per line, in place of text.</summary>
    public bool Json { get; init; }
}
