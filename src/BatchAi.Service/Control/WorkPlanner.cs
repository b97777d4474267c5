using BatchAi.Core.Earlier;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Makes the plans of stored jobs, and of a cluster's nodes.</summary>
internal sealed class WorkPlanner(ControlContext context)
{
    // Batch AI never said how long a node's setup may take; one that hangs must not hang for ever.
    private static readonly TimeSpan LongestSetup = TimeSpan.FromHours(1);

    /// <summary>Plans a job.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal JobPlan Plan(ArmId id, string uuid, JobBaseProperties job, ClusterBaseProperties cluster, EarlierContent? earlier) =>
        JobPlanner.Plan(IdentityOf(id, uuid) with { Earlier = earlier }, job, cluster, context.Engine.Roots);

    /// <summary>What is to be done for a job.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal PlannedWork ForJob(ResourceRow jobRow, ResourceRow clusterRow)
    {
        var job = jobRow.Read<Job>().Properties!;
        var plan = Plan(jobRow.Id, jobRow.Uuid, job, clusterRow.Read<Cluster>().Properties!, ControlJson.ReadEarlier(jobRow));
        return With(plan, JobSecretsReader.Read(job));
    }

    /// <summary>What makes a node of a cluster ready.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal PlannedWork ForNode(ResourceRow clusterRow)
    {
        var cluster = clusterRow.Read<Cluster>().Properties!;
        return With(PlanSetup(IdentityOfCluster(clusterRow), cluster), JobSecretsReader.Read(cluster));
    }

    /// <summary>Plans what makes a node ready.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal JobPlan PlanSetup(ClusterIdentity identity, ClusterBaseProperties cluster) =>
        NodeSetupPlanner.Plan(identity, cluster, context.Engine.Roots, LongestSetup);

    /// <summary>Where the output directories of a planned job are.</summary>
    internal IReadOnlyList<OutputPlace> Places(StateReader state, JobPlan plan) => [.. plan.Outputs.Select(output =>
    {
        var mount = plan.Mounts.FirstOrDefault(m => m.Path == output.MountPath);
        var folder = mount is null ? "" : context.Mounts.Find(state.Find, mount).Folder;
        return new OutputPlace(output.Id, folder.Length == 0 ? null : Path.GetRelativePath(context.Root.Path, folder), output.PathOnMount);
    })];

    internal static ClusterIdentity IdentityOfCluster(ResourceRow row) => IdentityOfCluster(row.Id, row.Uuid, ControlJson.ReadEarlier(row));

    internal static ClusterIdentity IdentityOfCluster(ArmId id, string uuid, EarlierContent? earlier) =>
        new(id.Subscription, id.ResourceGroup, id.Parent.Name, id.Name, uuid) { Earlier = earlier };

    private static JobIdentity IdentityOf(ArmId id, string uuid) =>
        new(id.Subscription, id.ResourceGroup, id.Parent.Parent.Name, id.Parent.Name, id.Name, uuid);

    private PlannedWork With(JobPlan plan, JobSecrets secrets) =>
        new(plan, secrets, context.Mounts.Find(id => context.State.Read(reader => reader.Find(id)), plan));
}
