namespace BatchAi.Core.Wire;

/// <summary>A Batch AI file server to mount.</summary>
public sealed class FileServerReference
{
    /// <summary>ARM id of a Batch AI file server.</summary>
    [Required]
    public ResourceId? FileServer { get; set; }

    /// <summary>Exported sub-directory; whole server when absent.</summary>
    public string? SourceDirectory { get; set; }

    /// <summary>Path below the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }

    /// <summary>E.g. rw.</summary>
    public string? MountOptions { get; set; }
}
