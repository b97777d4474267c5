using System.Collections.Concurrent;
using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>
/// Deletes resources and what is below them: first it is committed that they go, then their jobs end, then their
/// clusters give nodes back, then they are gone and their folders are in the trash. A restart resumes in between.
/// </summary>
internal sealed class Deletions(ControlContext context)
{
    private const int JobsPerUnit = 200;
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);
    private readonly MountUses _uses = new(context);

    /// <summary>Begins to delete a resource with everything below it; null when it is not there.</summary>
    /// <exception cref="ControlException">It is a file server that is in use.</exception>
    internal async Task<Accepted?> DeleteAsync(ResourceKind kind, ArmId id)
    {
        var (row, accepted) = await context.State.WriteAsync(writer =>
        {
            if (writer.Find(id) is not { } row || row.Kind != kind) return (null, null);
            if (kind == ResourceKind.FileServer) RequireUnused(writer, row);
            Mark(writer, row.Id, CauseOf(row));
            return ((ResourceRow?)row, (Accepted?)Operations.Begin(writer, row, context.Now(), isDone: false));
        });
        if (row is null) return null;
        Start(row, CauseOf(row));
        return accepted;
    }

    /// <summary>Deletes a job, or begins to end one that has not ended; null when it is not there.</summary>
    internal async Task<Accepted?> DeleteJobAsync(ArmId id)
    {
        var (row, accepted) = await context.State.WriteAsync(writer => BeginJob(writer, id));
        if (row is null) return null;
        if (JobStates.IsOver(row.State)) context.DiscardJob(row);
        else context.Live.Stop(row.Uuid);
        return accepted;
    }

    /// <summary>Deletes a resource of this provider and everything below it, or everything below a resource group, to the end.</summary>
    /// <param name="root">The resource, or the group.</param>
    /// <param name="cause">Why, in words; it becomes the cause of the jobs' ends.</param>
    internal async Task DeleteTreeAsync(ArmId root, string cause)
    {
        await context.State.WriteAsync(writer => Mark(writer, root, cause));
        await RunAsync(root, cause);
    }

    /// <summary>Goes on with what an earlier service began.</summary>
    internal void Resume()
    {
        foreach (var kind in ResourceTypes.Ours)
        {
            foreach (var row in context.State.Read(reader => reader.ListInState(kind, ProvisioningStates.Deleting))) Start(row, context.State.Read(reader => CauseOf(reader, row)));
        }
    }

    /// <summary>Ends the jobs that mount a storage account, themselves or by their cluster, and waits until that is durable.</summary>
    internal Task EndJobsOfAccountAsync(string account, string cause) =>
        EndJobsAsync([.. context.State.Read(reader => _uses.Jobs(reader, MountUses.OfAccount(account))).Select(row => row.Uuid)], cause);

    private (ResourceRow? Row, Accepted? Accepted) BeginJob(StateWriter writer, ArmId id)
    {
        if (writer.Find(id) is not { Kind: ResourceKind.Job } row) return (null, null);
        var now = context.Now();
        var isOver = JobStates.IsOver(row.State);
        var accepted = Operations.Begin(writer, row, now, isDone: isOver);
        if (isOver) Remove(writer, row);
        else JobChanges.Terminate(writer, row, now, JobChanges.UserDeleted, isDeletion: true);
        return (row, accepted);
    }

    // Nothing new may come to what is going; its jobs are told by being ended.
    private void Mark(StateWriter writer, ArmId root, string cause)
    {
        var now = context.Now();
        foreach (var row in writer.Tree(root).Where(r => ResourceTypes.Ours.Contains(r.Kind) && r.Kind != ResourceKind.Job && r.State != ProvisioningStates.Deleting))
        {
            writer.Update(row with { Body = Marked(row, now), State = ProvisioningStates.Deleting });
            writer.Insert(new TransitionRow(row.Uuid, now, ProvisioningStates.Deleting, cause));
        }
    }

    private static byte[] Marked(ResourceRow row, DateTimeOffset now)
    {
        switch (row.Kind)
        {
            case ResourceKind.Workspace:
                var workspace = row.Read<Workspace>();
                (workspace.Properties!.ProvisioningState, workspace.Properties.ProvisioningStateTransitionTime) = (ProvisioningStates.Deleting, now);
                return WireJson.SerializeRequest(workspace);
            case ResourceKind.Experiment:
                var experiment = row.Read<Experiment>();
                (experiment.Properties!.ProvisioningState, experiment.Properties.ProvisioningStateTransitionTime) = (ProvisioningStates.Deleting, now);
                return WireJson.SerializeRequest(experiment);
            case ResourceKind.Cluster:
                var cluster = row.Read<Cluster>();
                (cluster.Properties!.ProvisioningState, cluster.Properties.ProvisioningStateTransitionTime) = (ProvisioningStates.Deleting, now);
                return WireJson.SerializeRequest(cluster);
            default:
                var server = row.Read<FileServer>();
                (server.Properties!.ProvisioningState, server.Properties.ProvisioningStateTransitionTime) = (ProvisioningStates.Deleting, now);
                return WireJson.SerializeRequest(server);
        }
    }

    // The files of a file server go with it: nobody may be working with them.
    private void RequireUnused(StateReader reader, ResourceRow server)
    {
        var isMounted = MountUses.OfServer(server.Id);
        var users = MountUses.Clusters(reader, isMounted).Concat(_uses.Jobs(reader, isMounted)).ToList();
        if (users.Count > 0) throw Refusals.InUse(server, users);
    }

    private static string CauseOf(ResourceRow row) => $"the {ResourceTypes.WordOf(row.Kind)} '{row.Id.Name}' is being deleted";

    // It may have been marked as part of something larger.
    private static string CauseOf(StateReader reader, ResourceRow row) =>
        reader.History(row.Uuid).LastOrDefault(t => t.State == ProvisioningStates.Deleting)?.Cause ?? CauseOf(row);

    private void Start(ResourceRow row, string cause) => _ = _running.GetOrAdd(row.Uuid, uuid => Task.Run(async () =>
    {
        try
        {
            await RunAsync(row.Id, cause);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What is marked stays marked: the next service goes on.
            context.Log.Write("deletionInterrupted", row.Id.Text, error.Message);
        }
        finally
        {
            _running.TryRemove(uuid, out _);
        }
    }));

    private async Task RunAsync(ArmId root, string cause)
    {
        var (tree, mounting) = context.State.Read(reader =>
        {
            var tree = reader.Tree(root);
            var servers = tree.Where(r => r.Kind == ResourceKind.FileServer).Select(r => MountUses.OfServer(r.Id)).ToList();
            return (tree, servers.Count == 0 ? [] : _uses.Jobs(reader, volumes => servers.Exists(isMounted => isMounted(volumes))));
        });
        var clusters = tree.Where(r => r.Kind == ResourceKind.Cluster).Select(r => r.Uuid).ToHashSet(StringComparer.Ordinal);
        var below = tree.Where(r => r.Kind == ResourceKind.Job && !JobStates.IsOver(r.State)).Select(r => r.Uuid);
        await EndJobsAsync([.. below.Union(context.Live.On(clusters), StringComparer.Ordinal).Union(mounting.Select(r => r.Uuid), StringComparer.Ordinal)], cause);
        foreach (var cluster in clusters) await context.ClusterOrders.RemoveAsync(cluster);
        var gone = await context.State.WriteAsync(writer =>
        {
            var rows = writer.Tree(root).Where(r => ResourceTypes.Ours.Contains(r.Kind)).Reverse().ToList();
            foreach (var row in rows) Remove(writer, row);
            return rows;
        });
        foreach (var job in gone.Where(r => r.Kind == ResourceKind.Job)) context.DiscardJob(job);
        context.Sweep();
    }

    /// <summary>Ends jobs, for a cause that their states tell, and waits until that is durable.</summary>
    internal async Task EndJobsAsync(IReadOnlyList<string> uuids, string cause)
    {
        foreach (var some in uuids.Chunk(JobsPerUnit))
        {
            await context.State.WriteAsync(writer =>
            {
                foreach (var row in some.Select(writer.FindByUuid).OfType<ResourceRow>()) JobChanges.Terminate(writer, row, context.Now(), cause, isDeletion: false);
            });
            foreach (var uuid in some) context.Live.Stop(uuid);
        }

        await context.Live.WhenEnded(uuids);
    }

    private void Remove(StateWriter writer, ResourceRow row)
    {
        writer.EndOperations(row.Uuid, context.Now());
        writer.Delete(row);
        var folder = row.Kind switch
        {
            ResourceKind.Cluster => context.Root.Cluster(row.Uuid),
            ResourceKind.FileServer => context.Root.FileServer(row.Uuid),
            _ => null,
        };
        if (folder is not null) writer.Insert(new TrashRow(row.Uuid, Path.GetRelativePath(context.Root.Path, folder)));
    }
}
