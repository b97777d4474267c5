using System.Text;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Module;

/// <summary>A cluster file that was read.</summary>
/// <param name="cluster">The cluster; null when the file has errors.</param>
/// <param name="faults">What is wrong with the file.</param>
internal sealed class ClusterConfig(ClusterCreateParameters? cluster, IReadOnlyList<JobConfigFault> faults) : IResourceConfig
{
    public IReadOnlyList<JobConfigFault> Faults => faults;

    public bool IsValid => cluster is not null;

    public bool HasCredential => Accounts.HaveCredential(Properties.UserAccountSettings);

    public bool NeedsAccount => StorageAccountPlaceholder.IsAccountOpenIn(Cluster);

    public IReadOnlyList<string> AccountsWithoutKey => MountKeys.Missing(Mounts);

    public IReadOnlyList<string> FileServers => [.. (Mounts?.FileServers ?? []).Select(server => server.FileServer?.Id).OfType<string>()];

    public string? Subnet => Properties.Subnet?.Id;

    private ClusterCreateParameters Cluster => cluster ?? throw new InvalidOperationException("A cluster file with errors is no cluster.");

    private ClusterBaseProperties Properties => Cluster.Properties!;

    private MountVolumes? Mounts => Properties.NodeSetup?.MountVolumes;

    public IResourceConfig Complete(JobCompletion completion)
    {
        var copy = StorageAccountPlaceholder.Replace(Cluster, completion.AccountName ?? StorageAccountPlaceholder.AccountText, completion.AccountKey);
        MountKeys.Fill(copy.Properties!.NodeSetup?.MountVolumes, completion.AccountKeys);
        return new ClusterConfig(copy, faults);
    }

    public string Describe() => string.Join("; ", Facts());

    public string ToJson()
    {
        var copy = WireJson.Copy(Cluster);
        // The API wants the members, even where the service needs no key.
        MountKeys.Complete(copy.Properties!.NodeSetup?.MountVolumes);
        return Encoding.UTF8.GetString(WireJson.SerializeRequest(copy));
    }

    private IEnumerable<string> Facts()
    {
        yield return $"{Nodes(Properties.ScaleSettings)} of {Properties.VmSize}{(Properties.VmPriority is { } priority ? $" ({priority})" : "")}";
        if (Properties.VirtualMachineConfiguration?.ImageReference is { } image) yield return $"image {image.VirtualMachineImageId ?? image.Offer + ":" + image.Sku}";
        var paths = MountPaths().ToList();
        if (paths.Count > 0) yield return $"mounts {string.Join(", ", paths)}";
        if (Properties.NodeSetup?.SetupTask is not null) yield return "a setup task";
    }

    private static string Nodes(ScaleSettings? scale) => scale switch
    {
        { AutoScale: { } automatic } => $"{automatic.MinimumNodeCount} to {automatic.MaximumNodeCount} nodes",
        { Manual.TargetNodeCount: 1 } => "1 node",
        { Manual: { } manual } => $"{manual.TargetNodeCount} nodes",
        _ => "0 nodes",
    };

    private IEnumerable<string?> MountPaths() =>
    [
        .. (Mounts?.AzureFileShares ?? []).Select(mount => mount.RelativeMountPath),
        .. (Mounts?.AzureBlobFileSystems ?? []).Select(mount => mount.RelativeMountPath),
        .. (Mounts?.FileServers ?? []).Select(mount => mount.RelativeMountPath),
        .. (Mounts?.UnmanagedFileSystems ?? []).Select(mount => mount.RelativeMountPath),
    ];
}
