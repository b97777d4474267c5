namespace BatchAi;

/// <summary>How a job that ran on this machine ended.</summary>
public sealed class LocalRunResult
{
    /// <summary>The job's name.</summary>
    public string JobName { get; set; } = "";

    /// <summary>Its exit code; 124 when its time was over, and others from 125 on when it could not run to its end.</summary>
    public int ExitCode { get; set; }

    /// <summary>The folder of the run; null when the file could not be used.</summary>
    public string? Folder { get; set; }

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<JobConfigFault> Faults { get; set; } = [];

    /// <summary>The files in its output directories; their paths are full ones.</summary>
    public IReadOnlyList<JobFile> Files { get; set; } = [];
}
