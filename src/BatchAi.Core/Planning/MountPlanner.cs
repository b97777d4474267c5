using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Plans the mounts of one level in the order in which Batch AI makes them.</summary>
internal static class MountPlanner
{
    /// <summary>Plans file servers first, then shares, blob containers and the rest.</summary>
    /// <exception cref="BatchAiException">A mount lacks a member, or two of them are in each other's way.</exception>
    public static IList<PlanMount> Plan(MountVolumes? volumes, string level, string root)
    {
        if (volumes is null) return [];
        var mounts = new List<PlanMount>();
        foreach (var server in volumes.FileServers ?? []) mounts.Add(FileServer(server));
        foreach (var share in volumes.AzureFileShares ?? []) mounts.Add(FileShare(share));
        foreach (var container in volumes.AzureBlobFileSystems ?? []) mounts.Add(Container(container));
        foreach (var other in volumes.UnmanagedFileSystems ?? []) mounts.Add(Unmanaged(other));

        for (var i = 0; i < mounts.Count; i++) Place(mounts[i], level, root, mounts.Take(i));
        return mounts;
    }

    private static PlanMount FileServer(FileServerReference server) => new()
    {
        Kind = PlanMountKinds.FileServer,
        RelativePath = server.RelativeMountPath ?? "",
        Source = server.FileServer?.Id ?? throw PlanFaults.MissingMember("fileServers.fileServer.id"),
        SourceDirectory = server.SourceDirectory,
        Options = server.MountOptions,
    };

    private static PlanMount FileShare(AzureFileShareReference share)
    {
        var url = share.AzureFileUrl ?? throw PlanFaults.MissingMember("azureFileShares.azureFileUrl");
        var parsed = ShareUrl.Parse(url);
        return new PlanMount
        {
            Kind = PlanMountKinds.FileShare,
            RelativePath = share.RelativeMountPath ?? "",
            Account = share.AccountName is { Length: > 0 } account ? account : parsed.Account,
            Source = parsed.Share,
            Url = url,
            Options = ModesOf(share),
        };
    }

    private static PlanMount Container(AzureBlobFileSystemReference container) => new()
    {
        Kind = PlanMountKinds.Container,
        RelativePath = container.RelativeMountPath ?? "",
        Account = container.AccountName ?? throw PlanFaults.MissingMember("azureBlobFileSystems.accountName"),
        Source = container.ContainerName ?? throw PlanFaults.MissingMember("azureBlobFileSystems.containerName"),
        Options = container.MountOptions,
    };

    private static PlanMount Unmanaged(UnmanagedFileSystemReference other) => new()
    {
        Kind = PlanMountKinds.Unmanaged,
        RelativePath = other.RelativeMountPath ?? "",
        Source = other.MountCommand ?? throw PlanFaults.MissingMember("unmanagedFileSystems.mountCommand"),
    };

    private static string? ModesOf(AzureFileShareReference share)
    {
        var modes = new List<string>();
        if (share.FileMode is { Length: > 0 } file) modes.Add("file_mode=" + file);
        if (share.DirectoryMode is { Length: > 0 } directory) modes.Add("dir_mode=" + directory);
        return modes.Count == 0 ? null : string.Join(",", modes);
    }

    private static void Place(PlanMount mount, string level, string root, IEnumerable<PlanMount> earlier)
    {
        var segments = mount.RelativePath.Split('/').Where(segment => segment.Length > 0 && segment != ".").ToList();
        if (segments.Count == 0) throw PlanFaults.InvalidMountPath(mount.RelativePath, "it is empty");
        if (segments.Contains("..")) throw PlanFaults.InvalidMountPath(mount.RelativePath, "it leads out of the mount root");

        mount.Level = level;
        mount.RelativePath = string.Join("/", segments);
        mount.Path = root + "/" + PlanText.Escape(mount.RelativePath);

        // A mount inside another one would leave its mount point in the other one's storage.
        var other = earlier.FirstOrDefault(one =>
            TemplatePath.Contains(one.Path, mount.Path) || TemplatePath.Contains(mount.Path, one.Path));
        if (other is not null)
            throw PlanFaults.InvalidMountPath(mount.RelativePath, $"'{other.RelativePath}' is mounted there already");
    }
}
