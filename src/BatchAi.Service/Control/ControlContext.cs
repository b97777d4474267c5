using BatchAi.Service.Engines;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>What all parts of the control plane share.</summary>
/// <param name="State">What is known.</param>
/// <param name="Root">Where files are.</param>
/// <param name="Engine">Makes things so.</param>
/// <param name="Live">The jobs that have not ended.</param>
/// <param name="Trash">Takes folders that are nobody's any more.</param>
/// <param name="Log">The service's own log.</param>
/// <param name="Time">The clock.</param>
internal sealed record ControlContext(StateStore State, DataRoot Root, IComputeEngine Engine, LiveJobs Live, TrashBin Trash, EventLog Log, TimeProvider Time)
{
    /// <summary>Where the content of mounts is.</summary>
    internal required MountFinder Mounts { get; init; }

    /// <summary>What the engine is told of clusters.</summary>
    internal ClusterOrders ClusterOrders { get; } = new(State, Engine);

    internal DateTimeOffset Now() => Time.GetUtcNow();

    /// <summary>An id for something new. Ids that grow with time lie next to each other in the database, which is much quicker.</summary>
    internal string NewUuid() => Guid.CreateVersion7(Now()).ToString("D");

    /// <summary>Takes away what a deleted job left on its nodes; its output files stay.</summary>
    internal void DiscardJob(ResourceRow job) => Engine.Discard(ControlJson.ReadFacts(job).ClusterUuid, job.Uuid);

    /// <summary>Takes the folders of what was deleted into the trash, those that an earlier service left included.</summary>
    internal void Sweep()
    {
        foreach (var row in State.Read(reader => reader.Trash())) _ = SweepAsync(row);
    }

    /// <summary>Takes the folders of nodes away whose cluster is not there; an engine would take them up.</summary>
    internal void SweepNodes()
    {
        var clusters = State.Read(reader => reader.ListBelow(ResourceKind.Cluster, "")).Select(row => row.Uuid).ToHashSet(StringComparer.Ordinal);
        if (!Directory.Exists(Root.Cluster(""))) return;
        foreach (var folder in Directory.EnumerateDirectories(Root.Cluster("")).Where(folder => !clusters.Contains(Path.GetFileName(folder)))) _ = Trash.Discard(folder);
    }

    private async Task SweepAsync(TrashRow row)
    {
        await Trash.Discard(Path.Combine(Root.Path, row.Path));
        await State.WriteAsync(writer => writer.DeleteTrash(row.Uuid));
    }
}
