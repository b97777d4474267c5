using System.Text;
using System.Text.RegularExpressions;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Runs;

/// <summary>
/// Where a run's mounts find their content: in the folder next to the job file that is named like the mount's
/// relative path, if there is one, else in a new one in the run folder.
/// </summary>
internal static partial class RunMounts
{
    /// <summary>The content of each mount of a plan, in the plan's order; null for a mount that has none yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="besides">The folder of the job file.</param>
    internal static IReadOnlyList<string?> Find(JobPlan plan, string besides) =>
        [.. plan.Mounts.Select(mount => Path.Combine(besides, mount.RelativePath)).Select(path => Directory.Exists(path) ? path : null)];

    /// <summary>Makes the folders that are missing.</summary>
    /// <returns>The content of each mount, in the plan's order.</returns>
    internal static IList<string> Make(JobPlan plan, IReadOnlyList<string?> found, RunFolder folder) =>
        [.. plan.Mounts.Select((mount, i) => found[i] ?? folder.MakeMount(FolderName(mount.RelativePath, plan)))];

    /// <summary>
    /// The cluster's part of the plan: what a cluster file says, and a mount for each <c>$AZ_BATCHAI_MOUNT_ROOT/x</c>
    /// that the job names and no cluster gives it.
    /// </summary>
    internal static ClusterBaseProperties Cluster(ClusterBaseProperties? cluster, JobBaseProperties job)
    {
        cluster ??= new ClusterBaseProperties();
        cluster.NodeSetup ??= new NodeSetup();
        var mounts = cluster.NodeSetup.MountVolumes ??= new MountVolumes();
        var known = Paths(mounts).ToList();
        var missing = NamesBelowMountRoot(job).Where(name => !known.Exists(path => path == name || path.StartsWith(name + "/", StringComparison.Ordinal)));
        mounts.UnmanagedFileSystems =
        [
            .. mounts.UnmanagedFileSystems ?? [],
            .. missing.Select(name => new UnmanagedFileSystemReference { RelativeMountPath = name, MountCommand = "(none: a folder of this run)" }),
        ];
        return cluster;
    }

    // Secrets are not searched: they are nobody's paths.
    private static IEnumerable<string> NamesBelowMountRoot(JobBaseProperties job) =>
        MountRootReference().Matches(Encoding.UTF8.GetString(WireJson.SerializeAnswer(job))).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Paths(MountVolumes mounts) =>
    [
        .. (mounts.AzureFileShares ?? []).Select(m => m.RelativeMountPath ?? ""),
        .. (mounts.AzureBlobFileSystems ?? []).Select(m => m.RelativeMountPath ?? ""),
        .. (mounts.FileServers ?? []).Select(m => m.RelativeMountPath ?? ""),
        .. (mounts.UnmanagedFileSystems ?? []).Select(m => m.RelativeMountPath ?? ""),
    ];

    // A mount may be called like something that a run folder has in it anyway.
    private static string FolderName(string relativePath, JobPlan plan)
    {
        var name = relativePath;
        while (RunFolder.IsOwnName(First(name)) || (name != relativePath && plan.Mounts.Any(other => First(other.RelativePath) == First(name)))) name = "mount-" + name;
        return name;
    }

    private static string First(string path) => path.Split('/')[0];

    [GeneratedRegex(@"\$(\{AZ_BATCHAI_MOUNT_ROOT\}|AZ_BATCHAI_MOUNT_ROOT)/(?<name>[\w.-]*[\w-][\w.-]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MountRootReference();
}
