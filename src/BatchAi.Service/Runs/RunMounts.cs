using System.Text.RegularExpressions;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Runs;

/// <summary>
/// Where a run's mounts find their content: in the folder next to the job file that is named like the mount's
/// relative path, if there is one, else in a new one in the run folder.
/// </summary>
internal static partial class RunMounts
{
    /// <summary>The content of each mount of a plan, in the plan's order.</summary>
    internal static IList<string> Sources(JobPlan plan, string besides, RunFolder folder) =>
        [.. plan.Mounts.Select(mount => Find(mount.RelativePath, besides) ?? folder.NewMount(mount.RelativePath))];

    /// <summary>
    /// The cluster's part of the plan: what a cluster file says, and a mount for each <c>$AZ_BATCHAI_MOUNT_ROOT/x</c>
    /// that the job names and no cluster gives it.
    /// </summary>
    internal static ClusterBaseProperties Cluster(ClusterBaseProperties? cluster, string jobText)
    {
        cluster ??= new ClusterBaseProperties();
        cluster.NodeSetup ??= new NodeSetup();
        var mounts = cluster.NodeSetup.MountVolumes ??= new MountVolumes();
        var known = Paths(mounts).ToList();
        var missing = MountRootReference().Matches(jobText).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)
            .Where(name => !known.Exists(path => path == name || path.StartsWith(name + "/", StringComparison.Ordinal)));
        mounts.UnmanagedFileSystems =
        [
            .. mounts.UnmanagedFileSystems ?? [],
            .. missing.Select(name => new UnmanagedFileSystemReference { RelativeMountPath = name, MountCommand = "(none: a folder of this run)" }),
        ];
        return cluster;
    }

    private static IEnumerable<string> Paths(MountVolumes mounts) =>
    [
        .. (mounts.AzureFileShares ?? []).Select(m => m.RelativeMountPath ?? ""),
        .. (mounts.AzureBlobFileSystems ?? []).Select(m => m.RelativeMountPath ?? ""),
        .. (mounts.FileServers ?? []).Select(m => m.RelativeMountPath ?? ""),
        .. (mounts.UnmanagedFileSystems ?? []).Select(m => m.RelativeMountPath ?? ""),
    ];

    private static string? Find(string relativePath, string besides)
    {
        var path = Path.Combine(besides, relativePath);
        return Directory.Exists(path) ? path : null;
    }

    [GeneratedRegex(@"\$(\{AZ_BATCHAI_MOUNT_ROOT\}|AZ_BATCHAI_MOUNT_ROOT)/(?<name>[\w.-]*[\w-][\w.-]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MountRootReference();
}
