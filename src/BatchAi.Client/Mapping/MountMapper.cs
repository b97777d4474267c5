using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes mounts of the wire into what users see; keys are left behind.</summary>
internal static class MountMapper
{
    internal static IList<Mount>? Map(Wire.MountVolumes? wire) => wire is null ? null : new List<Mount>(
    [
        .. (wire.AzureFileShares ?? []).Select(Map),
        .. (wire.AzureBlobFileSystems ?? []).Select(Map),
        .. (wire.FileServers ?? []).Select(Map),
        .. (wire.UnmanagedFileSystems ?? []).Select(Map),
    ]);

    private static Mount Map(Wire.AzureFileShareReference wire) => new()
    {
        Kind = "FileShare",
        Name = wire.AzureFileUrl is { } url ? url.TrimEnd('/').Substring(url.TrimEnd('/').LastIndexOf('/') + 1) : null,
        MountPath = wire.RelativeMountPath,
        StorageAccountName = wire.AccountName,
        Url = wire.AzureFileUrl,
        FileMode = wire.FileMode,
        DirectoryMode = wire.DirectoryMode,
    };

    private static Mount Map(Wire.AzureBlobFileSystemReference wire) => new()
    {
        Kind = "Container",
        Name = wire.ContainerName,
        MountPath = wire.RelativeMountPath,
        StorageAccountName = wire.AccountName,
        Option = wire.MountOptions,
    };

    private static Mount Map(Wire.FileServerReference wire) => new()
    {
        Kind = "FileServer",
        Name = Ids.Name(wire.FileServer?.Id),
        MountPath = wire.RelativeMountPath,
        SourceId = wire.FileServer?.Id,
        SourceDirectory = wire.SourceDirectory,
        Option = wire.MountOptions,
    };

    private static Mount Map(Wire.UnmanagedFileSystemReference wire) => new()
    {
        Kind = "Unmanaged",
        MountPath = wire.RelativeMountPath,
        MountCommand = wire.MountCommand,
    };
}
