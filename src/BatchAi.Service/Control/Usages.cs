using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Counts what is in use. Nothing of it is limited here: nodes are this machine's.</summary>
internal sealed class Usages(ControlContext context)
{
    private const int NoLimit = int.MaxValue;

    /// <summary>The counters of a subscription in a region.</summary>
    internal Page<Usage> List(string subscription, string location)
    {
        var clusters = ClustersIn(subscription, location);
        var counters = new List<Usage> { Counter("Clusters", "Clusters", clusters.Count) };
        counters.AddRange(Cores(clusters, "dedicated", "Dedicated", "Dedicated"));
        counters.AddRange(Cores(clusters, "lowpriority", "LowPriority", "Low Priority"));
        return new Page<Usage>(counters, null);
    }

    private static IEnumerable<Usage> Cores(List<(ClusterProperties Cluster, int Nodes)> clusters, string priority, string name, string shown)
    {
        var some = clusters.Where(c => c.Cluster.VmPriority == priority).ToList();
        yield return Counter($"Total Cluster {name} Regional vCPUs", $"Total Cluster {shown} Regional vCPUs", Sum(some));
        foreach (var family in VmSizes.Families)
        {
            var used = Sum(some.Where(c => VmSizes.FamilyOf(c.Cluster.VmSize!) == family));
            yield return Counter($"Standard {family} Family Cluster {name} vCPUs", $"Standard {family} Family Cluster {shown} vCPUs", used);
        }
    }

    private static int Sum(IEnumerable<(ClusterProperties Cluster, int Nodes)> clusters) => clusters.Sum(c => c.Nodes * VmSizes.CoresOf(c.Cluster.VmSize!));

    private static Usage Counter(string name, string shown, int value) => new()
    {
        Unit = "Count",
        CurrentValue = value,
        Limit = NoLimit,
        Name = new UsageName { Value = name, LocalizedValue = shown },
    };

    private List<(ClusterProperties Cluster, int Nodes)> ClustersIn(string subscription, string location)
    {
        var prefix = $"/subscriptions/{subscription}/";
        return context.State.Read(reader =>
        {
            var workspaces = reader.ListBelow(ResourceKind.Workspace, prefix)
                .Where(row => location.Equals(row.Read<Workspace>().Location, StringComparison.OrdinalIgnoreCase))
                .Select(row => row.Id)
                .ToHashSet();
            return reader.ListBelow(ResourceKind.Cluster, prefix)
                .Where(row => workspaces.Contains(row.Id.Parent))
                .Select(row => (row.Read<Cluster>().Properties!, context.Engine.Observe(row.Uuid)?.CurrentNodeCount ?? 0))
                .ToList();
        });
    }
}
