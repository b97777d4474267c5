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
        var cluster = clusterRow.Read<Cluster>().Properties!;
        var plan = Plan(jobRow.Id, jobRow.Uuid, job, cluster, ControlJson.ReadEarlier(jobRow));
        return With(plan, JobSecretsReader.Read(job), mount => MountCredentials.Find(mount, job.MountVolumes, cluster.NodeSetup?.MountVolumes));
    }

    /// <summary>What makes a node of a cluster ready.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal PlannedWork ForNode(ResourceRow clusterRow)
    {
        var cluster = clusterRow.Read<Cluster>().Properties!;
        return With(PlanSetup(IdentityOfCluster(clusterRow), cluster), JobSecretsReader.Read(cluster), mount => MountCredentials.Find(mount, null, cluster.NodeSetup?.MountVolumes));
    }

    /// <summary>Plans what makes a node ready.</summary>
    /// <exception cref="BatchAiException">It cannot be planned.</exception>
    internal JobPlan PlanSetup(ClusterIdentity identity, ClusterBaseProperties cluster) =>
        NodeSetupPlanner.Plan(identity, cluster, context.Engine.Roots, LongestSetup);

    /// <summary>Where the content of a plan's mounts is, in its order.</summary>
    internal IReadOnlyList<MountSource> Sources(StateReader state, JobPlan plan, MountVolumes? job, ClusterBaseProperties cluster) =>
        context.Mounts.Find(state.Find, plan, mount => MountCredentials.Find(mount, job, cluster.NodeSetup?.MountVolumes));

    /// <summary>Where the output directories of a planned job are.</summary>
    internal IReadOnlyList<OutputPlace> Places(JobPlan plan, IReadOnlyList<MountSource> sources) => [.. plan.Outputs.Select(output =>
    {
        var source = plan.Mounts.Zip(sources).FirstOrDefault(m => m.First.Path == output.MountPath).Second;
        var folder = source?.Folder ?? "";
        return new OutputPlace(output.Id, folder.Length == 0 ? null : Path.GetRelativePath(context.Root.Path, folder), output.PathOnMount) { Elsewhere = source?.Remote?.Url };
    })];

    /// <summary>What whoever asks for mounts should know of them.</summary>
    internal static IReadOnlyList<string> Warnings(JobPlan plan, IReadOnlyList<MountSource> sources) =>
        [.. plan.Mounts.Zip(sources).Where(m => m.Second.Remote is not null).Select(m => RemoteFinder.Warn(m.First, m.Second.Remote!))];

    internal static ClusterIdentity IdentityOfCluster(ResourceRow row) => IdentityOfCluster(row.Id, row.Uuid, ControlJson.ReadEarlier(row));

    internal static ClusterIdentity IdentityOfCluster(ArmId id, string uuid, EarlierContent? earlier) =>
        new(id.Subscription, id.ResourceGroup, id.Parent.Name, id.Name, uuid) { Earlier = earlier };

    private static JobIdentity IdentityOf(ArmId id, string uuid) =>
        new(id.Subscription, id.ResourceGroup, id.Parent.Parent.Name, id.Parent.Name, id.Name, uuid);

    private PlannedWork With(JobPlan plan, JobSecrets secrets, Func<PlanMount, AzureStorageCredentialsInfo?> credentials) =>
        new(plan, secrets, context.Mounts.Find(id => context.State.Read(reader => reader.Find(id)), plan, credentials));
}
