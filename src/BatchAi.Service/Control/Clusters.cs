using BatchAi.Core.Earlier;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Clusters: nodes that run jobs.</summary>
internal sealed class Clusters(ControlContext context, WorkPlanner planner, Deletions deletions)
{
    private const ResourceKind Kind = ResourceKind.Cluster;

    /// <summary>Creates a cluster; its nodes come afterwards.</summary>
    internal async Task<PutResult<Cluster>> PutAsync(ArmId id, ClusterCreateParameters parameters, EarlierContent? earlier = null)
    {
        ResourceNames.Check(Kind, id, mayHaveDots: earlier is not null);
        var asked = RequestRules.Read(parameters);
        var (result, row) = await context.State.WriteAsync(writer => Put(writer, id, asked, earlier));
        if (result.Operation is null) return new PutResult<Cluster>(Live(row), null);
        context.ClusterOrders.Reconcile(row.Uuid);
        return result;
    }

    /// <summary>Changes a cluster's size. The answer shows the new target, and the nodes as they are before they follow.</summary>
    internal async Task<Cluster> UpdateAsync(ArmId id, ClusterUpdateParameters parameters)
    {
        var row = await context.State.WriteAsync(writer => Update(writer, id, parameters.Properties?.ScaleSettings));
        var cluster = Live(row);
        if (parameters.Properties?.ScaleSettings is not null) context.ClusterOrders.Reconcile(row.Uuid);
        return cluster;
    }

    /// <summary>What whoever asked for a cluster should know, in full sentences.</summary>
    internal Task<IReadOnlyList<string>> AdviseAsync(Cluster cluster) => context.Engine.AdviseAsync(cluster.Properties!);

    internal Cluster Get(ArmId id) => Live(context.State.Read(reader => reader.Require(Kind, id)));

    internal Page<Cluster> List(ArmId workspace, PageRequest page) => context.State.Read(reader =>
    {
        _ = reader.Require(ResourceKind.Workspace, workspace);
        return Pages.Of(page, (after, limit) => reader.List(Kind, workspace, after, limit), Live);
    });

    /// <summary>Deletes a cluster; its jobs are ended first. Null when there is none.</summary>
    internal Task<Accepted?> DeleteAsync(ArmId id) => deletions.DeleteAsync(Kind, id);

    /// <summary>How to sign in to the nodes: they are this machine, and no sign-in of their own is made on it.</summary>
    internal Page<RemoteLoginInformation> RemoteLogins(ArmId id)
    {
        _ = context.State.Read(reader => reader.Require(Kind, id));
        return new Page<RemoteLoginInformation>([], null);
    }

    /// <summary>A stored cluster as an engine takes it.</summary>
    internal static ClusterRequest RequestFor(ResourceRow row)
    {
        var properties = row.Read<Cluster>().Properties!;
        var scale = properties.ScaleSettings!;
        var target = scale.Manual?.TargetNodeCount ?? InitialSize(properties, scale.AutoScale!);
        return new ClusterRequest(row.Uuid, WorkPlanner.IdentityOfCluster(row), properties, target);
    }

    /// <summary>Stores what an engine tells of a cluster.</summary>
    internal static void Store(StateWriter writer, string uuid, ClusterStatus status, DateTimeOffset now)
    {
        if (writer.FindByUuid(uuid) is not { } row) return;
        var cluster = row.Read<Cluster>();
        var properties = cluster.Properties!;
        if (TryMove(properties, status, now)) writer.Insert(new TransitionRow(uuid, now, status.AllocationState, status.Cause));
        Show(properties, status);
        writer.Update(row with { Body = WireJson.SerializeRequest(cluster) });
    }

    // The initial number is for the beginning alone: until the cluster has had it once.
    private static int InitialSize(ClusterProperties properties, AutoScaleSettings scale) =>
        properties.AllocationStateTransitionTime == properties.CreationTime ? Math.Max(scale.InitialNodeCount ?? 0, scale.MinimumNodeCount ?? 0) : scale.MinimumNodeCount ?? 0;

    // Nodes change state with every job; that is asked for and not stored. A state that is not stored yet is told
    // already, or a cluster would be steady with other nodes than it is to have.
    internal Cluster Live(ResourceRow row)
    {
        var cluster = row.Read<Cluster>();
        if (context.Engine.Observe(row.Uuid) is not { } status) return cluster;
        _ = TryMove(cluster.Properties!, status, context.Now());
        Show(cluster.Properties!, status);
        return cluster;
    }

    private static bool TryMove(ClusterProperties properties, ClusterStatus status, DateTimeOffset now)
    {
        if (properties.AllocationState == status.AllocationState) return false;
        properties.AllocationState = status.AllocationState;
        properties.AllocationStateTransitionTime = now;
        return true;
    }

    private static void Show(ClusterProperties properties, ClusterStatus status)
    {
        properties.CurrentNodeCount = status.CurrentNodeCount;
        properties.NodeStateCounts = status.NodeStates;
        properties.Errors = status.Errors.Count > 0 ? [.. status.Errors] : null;
    }

    private (PutResult<Cluster> Result, ResourceRow Row) Put(StateWriter writer, ArmId id, ClusterBaseProperties asked, EarlierContent? earlier)
    {
        if (writer.Find(id) is { } row) return (new PutResult<Cluster>(Same(writer, row, asked, earlier), null), row);

        var workspace = writer.RequireOpen(ResourceKind.Workspace, id.Parent);
        var created = ResourceNames.Below(workspace, Kind, id);
        var cluster = Begin(created, asked);
        var uuid = context.NewUuid();
        var identity = WorkPlanner.IdentityOfCluster(created, uuid, earlier);
        Defaults.Fill(cluster.Properties!, identity.OutputPathSuffix);
        var plan = Plan(identity, cluster.Properties!);

        var inserted = writer.Insert(new ResourceRow(created, Kind, uuid, WireJson.SerializeRequest(cluster)) { Facts = ControlJson.Write(earlier) });
        var now = cluster.Properties!.CreationTime!.Value;
        writer.Insert(new TransitionRow(uuid, now, ProvisioningStates.Succeeded, "created"));
        writer.Insert(new TransitionRow(uuid, now, cluster.Properties.AllocationState!, "created"));
        return (new PutResult<Cluster>(cluster, Operations.Begin(writer, inserted, now, isDone: true)) { Warnings = WorkPlanner.Warnings(plan, planner.Sources(writer, plan, null, cluster.Properties)) }, inserted);
    }

    private static Cluster Same(StateWriter writer, ResourceRow row, ClusterBaseProperties asked, EarlierContent? earlier)
    {
        if (row.State == ProvisioningStates.Deleting) throw Refusals.BeingDeleted(Kind, row.Id);
        var known = row.Read<Cluster>();
        Defaults.Fill(asked, WorkPlanner.IdentityOfCluster(row).OutputPathSuffix);
        return Content.AreSame<ClusterBaseProperties>(known.Properties!, asked) && EarlierResources.TryRelabel(writer, row, earlier) ? known : throw Refusals.Different(Kind, row.Id);
    }

    private Cluster Begin(ArmId id, ClusterBaseProperties asked)
    {
        var now = context.Now();
        var properties = Content.Extend<ClusterBaseProperties, ClusterProperties>(asked);
        properties.ScaleSettings = Defaults.Fill(properties.ScaleSettings);
        var target = properties.ScaleSettings.Manual?.TargetNodeCount ?? properties.ScaleSettings.AutoScale!.MinimumNodeCount + properties.ScaleSettings.AutoScale.InitialNodeCount;
        properties.CreationTime = properties.ProvisioningStateTransitionTime = properties.AllocationStateTransitionTime = now;
        properties.ProvisioningState = ProvisioningStates.Succeeded;
        properties.AllocationState = target > 0 ? AllocationStates.Resizing : AllocationStates.Steady;
        properties.CurrentNodeCount = 0;
        properties.NodeStateCounts = new NodeStateCounts { IdleNodeCount = 0, RunningNodeCount = 0, PreparingNodeCount = 0, UnusableNodeCount = 0, LeavingNodeCount = 0 };
        return new Cluster { Id = id.Text, Name = id.Name, Type = ResourceTypes.TypeOf(Kind), Properties = properties };
    }

    private JobPlan Plan(ClusterIdentity identity, ClusterBaseProperties cluster)
    {
        try
        {
            return planner.PlanSetup(identity, cluster);
        }
        catch (BatchAiException error)
        {
            throw Refusals.NotPlannable(error);
        }
    }

    private static ResourceRow Update(StateWriter writer, ArmId id, ScaleSettings? scale)
    {
        var row = writer.RequireOpen(Kind, id);
        if (scale is null) return row;
        var cluster = row.Read<Cluster>();
        cluster.Properties!.ScaleSettings = scale;
        _ = RequestRules.Read(new ClusterCreateParameters { Properties = Content.Only<ClusterBaseProperties>(cluster.Properties) });
        Defaults.Fill(scale);
        var changed = row with { Body = WireJson.SerializeRequest(cluster) };
        writer.Update(changed);
        return changed;
    }
}
