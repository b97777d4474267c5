namespace BatchAi.Core.Wire;

/// <summary>Any other file system, mounted by a command.</summary>
public sealed class UnmanagedFileSystemReference
{
    /// <summary>Mount command without its target; the service appends the mount path.</summary>
    [Required]
    public string? MountCommand { get; set; }

    /// <summary>Where to mount, relative to the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }
}
