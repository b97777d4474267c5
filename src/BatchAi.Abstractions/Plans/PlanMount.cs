namespace BatchAi;

/// <summary>A file system that appears on a node below a mount root.</summary>
public sealed class PlanMount
{
    /// <summary><c>cluster</c> or <c>job</c>.</summary>
    public string Level { get; set; } = "";

    /// <summary><c>fileShare</c>, <c>container</c>, <c>fileServer</c> or <c>unmanaged</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The path below the mount root.</summary>
    public string RelativePath { get; set; } = "";

    /// <summary>The full path on the node.</summary>
    public string Path { get; set; } = "";

    /// <summary>The storage account, for shares and containers.</summary>
    public string? Account { get; set; }

    /// <summary>The share or container, the file server's id, or the mount command, by kind.</summary>
    public string Source { get; set; } = "";

    /// <summary>The URL of a share as the job gives it.</summary>
    public string? Url { get; set; }

    /// <summary>The folder of a file server that is mounted; all of it when absent.</summary>
    public string? SourceDirectory { get; set; }

    /// <summary>Options as the job gives them.</summary>
    public string? Options { get; set; }

    /// <summary>Returns the path below the mount root.</summary>
    public override string ToString() => RelativePath;
}
