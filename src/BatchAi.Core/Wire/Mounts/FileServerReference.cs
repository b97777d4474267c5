namespace BatchAi.Core.Wire;

/// <summary>A Batch AI file server to mount.</summary>
public sealed class FileServerReference
{
    /// <summary>The file server, by ARM id.</summary>
    [Required]
    public ResourceId? FileServer { get; set; }

    /// <summary>Directory of the server to mount; all of it when absent.</summary>
    public string? SourceDirectory { get; set; }

    /// <summary>Where to mount, relative to the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }

    /// <summary>Mount options, e.g. <c>rw</c>.</summary>
    public string? MountOptions { get; set; }
}
