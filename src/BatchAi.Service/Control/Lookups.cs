using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Finds resources, or tells what is missing on the way to them.</summary>
internal static class Lookups
{
    /// <summary>A resource.</summary>
    /// <exception cref="ControlException">It, or something above it, does not exist.</exception>
    internal static ResourceRow Require(this StateReader state, ResourceKind kind, ArmId id) =>
        state.Find(id) is { } row && row.Kind == kind ? row : throw state.Missing(kind, id);

    /// <summary>The resource that new children go below.</summary>
    /// <exception cref="ControlException">It, or something above it, does not exist, or is being deleted.</exception>
    internal static ResourceRow RequireOpen(this StateReader state, ResourceKind kind, ArmId id)
    {
        var row = state.Require(kind, id);
        return row.State == ProvisioningStates.Deleting ? throw Refusals.BeingDeleted(kind, row.Id) : row;
    }

    /// <summary>The region of a resource: its workspace's.</summary>
    internal static string LocationOf(this StateReader state, ArmId id)
    {
        var workspace = WorkspaceOf(id);
        return state.Find(workspace) is { } row ? Read<Workspace>(row).Location! : throw Refusals.NotFound(ResourceKind.Workspace, workspace);
    }

    /// <summary>The model that is stored in a row.</summary>
    internal static T Read<T>(this ResourceRow row)
        where T : class => WireJson.Deserialize<T>(row.Body.AsSpan())!;

    /// <summary>The workspace that a resource lies in, or is.</summary>
    internal static ArmId WorkspaceOf(ArmId id)
    {
        while (Depth(id) > WorkspaceDepth) id = id.Parent;
        return id;
    }

    // The real service names the first thing that is missing, from the top.
    private static ControlException Missing(this StateReader state, ResourceKind kind, ArmId id)
    {
        if (Depth(id) > WorkspaceDepth)
        {
            var parent = kind == ResourceKind.Job ? ResourceKind.Experiment : ResourceKind.Workspace;
            _ = state.Require(parent, id.Parent);
        }
        else
        {
            var group = ArmId.Group(id.Subscription, id.ResourceGroup);
            if (state.Find(group) is null) return Refusals.NotFound(ResourceKind.ResourceGroup, group);
        }

        return Refusals.NotFound(kind, id);
    }

    private const int WorkspaceDepth = 8;

    private static int Depth(ArmId id) => id.Text.Count(c => c == '/');
}
