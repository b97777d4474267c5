namespace BatchAi.Core.Wire;

/// <summary>The container that a job runs in.</summary>
public sealed class ContainerSettings
{
    /// <summary>Image and registry.</summary>
    [Required]
    public ImageSourceRegistry? ImageSourceRegistry { get; set; }

    /// <summary>Size of /dev/shm in docker's syntax, e.g. <c>16gb</c> or <c>64m</c>.</summary>
    public string? ShmSize { get; set; }
}
