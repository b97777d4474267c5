using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Who mounts a storage account or a file server: jobs that have not ended, by themselves or by their cluster, and clusters.</summary>
internal sealed class MountUses(ControlContext context)
{
    /// <summary>Tells whether volumes hold a share or container of an account.</summary>
    internal static Func<MountVolumes, bool> OfAccount(string account) => volumes =>
        (volumes.AzureFileShares ?? []).Any(share => account.Equals(share.AccountName, StringComparison.OrdinalIgnoreCase))
        || (volumes.AzureBlobFileSystems ?? []).Any(container => account.Equals(container.AccountName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether volumes hold a file server.</summary>
    internal static Func<MountVolumes, bool> OfServer(ArmId server) => volumes =>
        (volumes.FileServers ?? []).Any(reference => ArmId.TryParse(reference.FileServer?.Id) is { } id && id.Equals(server));

    /// <summary>The jobs that have not ended and see such volumes, their own or their cluster's.</summary>
    internal IReadOnlyList<ResourceRow> Jobs(StateReader reader, Func<MountVolumes, bool> isMounted)
    {
        var clusters = new Dictionary<string, bool>(StringComparer.Ordinal);
        return [.. context.Live.Uuids.Select(reader.FindByUuid).OfType<ResourceRow>().Where(IsUser)];

        bool IsUser(ResourceRow row)
        {
            if (row.Read<Job>().Properties!.MountVolumes is { } own && isMounted(own)) return true;
            var uuid = ControlJson.ReadFacts(row).ClusterUuid;
            if (!clusters.TryGetValue(uuid, out var answer)) clusters[uuid] = answer = reader.FindByUuid(uuid) is { } cluster && Mounts(cluster, isMounted);
            return answer;
        }
    }

    /// <summary>The clusters, apart from those that are going, whose nodes see such volumes.</summary>
    internal static IReadOnlyList<ResourceRow> Clusters(StateReader reader, Func<MountVolumes, bool> isMounted) =>
        [.. reader.ListBelow(ResourceKind.Cluster, "").Where(row => row.State != ProvisioningStates.Deleting && Mounts(row, isMounted))];

    private static bool Mounts(ResourceRow cluster, Func<MountVolumes, bool> isMounted) =>
        cluster.Read<Cluster>().Properties!.NodeSetup?.MountVolumes is { } volumes && isMounted(volumes);
}
