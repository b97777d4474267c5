namespace BatchAi;

/// <summary>A file or directory that a job wrote.</summary>
public sealed class JobFile
{
    /// <summary>The last part of the path.</summary>
    public string Name { get; set; } = "";

    /// <summary>The id of the output directory, e.g. <c>stdouterr</c>.</summary>
    public string? Directory { get; set; }

    /// <summary>The path below the output directory.</summary>
    public string? Path { get; set; }

    /// <summary>The size in bytes; none for directories.</summary>
    public long? Length { get; set; }

    /// <summary>When it was last written, in UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory { get; set; }

    /// <summary>A link that opens the file without signing in; only when it was asked for.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>The job.</summary>
    public string? JobName { get; set; }

    /// <summary>The job's experiment.</summary>
    public string? ExperimentName { get; set; }

    /// <summary>The job's workspace.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The job's resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The ARM id of the job.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
