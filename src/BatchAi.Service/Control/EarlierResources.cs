using BatchAi.Core.Earlier;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>
/// The resources that earlier versions of the API see: those in the workspace and experiment <c>default</c> of each
/// resource group. Today's version sees them there, too.
/// </summary>
internal sealed class EarlierResources(ControlContext context, ControlPlane plane)
{
    /// <summary>Makes the workspace and the experiment of a resource that is to be created, where they are missing.</summary>
    internal async Task EnsureHomeAsync(ArmId workspace, string location)
    {
        var experiment = workspace.Child("experiments", FlatId.Home);
        if (context.State.Read(reader => reader.Find(experiment)) is { } row && row.State != ProvisioningStates.Deleting) return;
        await plane.Workspaces.EnsureAsync(workspace, location);
        await plane.Experiments.PutAsync(experiment);
    }

    /// <summary>A resource.</summary>
    internal EarlierResource<T> Get<T>(ResourceKind kind, ArmId id)
        where T : class => context.State.Read(reader => Describe<T>(reader, reader.Require(kind, id)));

    /// <summary>The resources of a group, or of a whole subscription; a group without a workspace <c>default</c> has none.</summary>
    internal Page<EarlierResource<T>> List<T>(ResourceKind kind, string subscription, string? group, PageRequest page)
        where T : class => context.State.Read(reader =>
    {
        return Pages.Of(page, Rows, row => Describe<T>(reader, row));

        List<ResourceRow> Rows(long after, int limit) => group is null
            ? reader.ListBelow(kind, $"/subscriptions/{subscription}/", ParentOf(kind, subscription, "").Text[ArmId.Group(subscription, "").Text.Length..], after, limit)
            : reader.List(kind, ParentOf(kind, subscription, group), after, limit);
    });

    /// <summary>Replaces a cluster's tags.</summary>
    internal Task RetagAsync(ArmId id, EarlierContent asked) => context.State.WriteAsync(writer => Relabel(writer, writer.RequireOpen(ResourceKind.Cluster, id), asked));

    /// <summary>Takes over the labels of a resource that is asked for again.</summary>
    /// <returns>Whether it is asked for as it is; false when something else than a label differs.</returns>
    internal static bool TryRelabel(StateWriter writer, ResourceRow row, EarlierContent? asked)
    {
        if (asked is null) return true;
        // Today's version has no words for the rest, which therefore cannot differ, but for the places of outputs.
        var known = ControlJson.ReadEarlier(row) is { Version: not null } content ? content : asked with { Outputs = null };
        if (!known.AsksTheSame(asked)) return false;
        Relabel(writer, row, asked);
        return true;
    }

    private static void Relabel(StateWriter writer, ResourceRow row, EarlierContent asked)
    {
        if (asked.Tags is not null) writer.UpdateFacts(ControlJson.With(row, (ControlJson.ReadEarlier(row) ?? new EarlierContent()) with { Tags = asked.Tags }));
    }

    private static ArmId ParentOf(ResourceKind kind, string subscription, string group)
    {
        var home = ArmId.Of(subscription, group, "workspaces", FlatId.Home);
        return kind == ResourceKind.Job ? home.Child("experiments", FlatId.Home) : home;
    }

    private EarlierResource<T> Describe<T>(StateReader reader, ResourceRow row)
        where T : class
    {
        var resource = row.Kind == ResourceKind.Cluster ? (T)(object)plane.Clusters.Live(row) : row.Read<T>();
        return new(resource, reader.LocationOf(row.Id), ControlJson.ReadEarlier(row));
    }
}
