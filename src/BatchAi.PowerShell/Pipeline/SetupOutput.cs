namespace BatchAi.Pipeline;

/// <summary>Where the output of a cluster's setup task is in storage. The API has no list of it.</summary>
/// <param name="Kind">A share or a container.</param>
/// <param name="AccountName">Its account.</param>
/// <param name="FolderName">Its name.</param>
/// <param name="Directory">The directory in it.</param>
internal sealed record SetupOutput(ResourceKind Kind, string AccountName, string FolderName, string Directory)
{
    private const string MountRoot = "$AZ_BATCHAI_MOUNT_ROOT/";

    /// <summary>Finds it.</summary>
    /// <param name="cluster">A cluster with a setup task.</param>
    /// <exception cref="BatchAiException"><c>SetupOutputUnreachable</c>: it is on no share and in no container.</exception>
    internal static SetupOutput Of(Cluster cluster)
    {
        var task = cluster.SetupTask!;
        var prefix = task.StdOutErrPathPrefix ?? "";
        if (!prefix.StartsWith(MountRoot, StringComparison.Ordinal)) throw ClusterErrors.NoSetupOutput(cluster.Name, $"'{prefix}' is on none of its mounts.");
        var path = prefix.Substring(MountRoot.Length).Trim('/');

        // The longest path that fits: mounts may lie within others.
        var mount = (cluster.Mount ?? []).Where(mount => IsBelow(path, mount.MountPath)).OrderByDescending(mount => mount.MountPath!.Length).FirstOrDefault();
        if (mount?.Kind is not (nameof(ResourceKind.FileShare) or nameof(ResourceKind.Container)) || mount.StorageAccountName is not { } account || mount.Name is not { } name)
        {
            throw ClusterErrors.NoSetupOutput(cluster.Name, $"'{prefix}' is on no share and in no container.");
        }

        var inside = path.Substring(mount.MountPath!.Trim('/').Length).Trim('/');
        var kind = mount.Kind == nameof(ResourceKind.FileShare) ? ResourceKind.FileShare : ResourceKind.Container;
        return new(kind, account, name, $"{inside}/{task.StdOutErrPathSuffix}".Trim('/'));
    }

    private static bool IsBelow(string path, string? mountPath) =>
        mountPath?.Trim('/') is { Length: > 0 } start && (path == start || path.StartsWith(start + "/", StringComparison.Ordinal));
}
