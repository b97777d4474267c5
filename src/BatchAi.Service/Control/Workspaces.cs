using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Workspaces: what everything else lies in.</summary>
internal sealed class Workspaces(ControlContext context, Deletions deletions)
{
    private const ResourceKind Kind = ResourceKind.Workspace;

    /// <summary>Creates a workspace. One that exists is given back, with its tags replaced when there are new ones.</summary>
    internal Task<Workspace> PutAsync(ArmId id, WorkspaceCreateParameters parameters)
    {
        ResourceNames.Check(Kind, id);
        if (string.IsNullOrWhiteSpace(parameters.Location)) throw Refusals.Invalid(FaultCodes.MissingMember, "'location' is missing; name the region, e.g. eastus.", "$.location");
        var location = Normalize(parameters.Location);
        return context.State.WriteAsync(writer => writer.Find(id) is { } row ? PutAgain(writer, row, location, parameters.Tags) : Create(writer, id, location, parameters.Tags));
    }

    /// <summary>Creates a workspace where there is none.</summary>
    internal Task EnsureAsync(ArmId id, string location) => context.State.WriteAsync(writer =>
    {
        if (writer.Find(id) is null) Create(writer, id, Normalize(location), null);
    });

    /// <summary>Replaces a workspace's tags.</summary>
    internal Task<Workspace> UpdateAsync(ArmId id, WorkspaceUpdateParameters parameters) =>
        context.State.WriteAsync(writer => Retag(writer, writer.RequireOpen(Kind, id), parameters.Tags));

    internal Workspace Get(ArmId id) => context.State.Read(reader => reader.Require(Kind, id)).Read<Workspace>();

    /// <summary>The workspaces of a resource group, or of a whole subscription.</summary>
    internal Page<Workspace> List(string subscription, string? resourceGroup, PageRequest page) => context.State.Read(reader =>
    {
        if (resourceGroup is null) return Pages.Of(page, (after, limit) => reader.ListBelow(Kind, $"/subscriptions/{subscription}/", after, limit), Lookups.Read<Workspace>);
        var group = ArmId.Group(subscription, resourceGroup);
        if (reader.Find(group) is null) throw Refusals.NotFound(ResourceKind.ResourceGroup, group);
        return Pages.Of(page, (after, limit) => reader.List(Kind, group, after, limit), Lookups.Read<Workspace>);
    });

    /// <summary>Deletes a workspace and everything in it; null when there is none.</summary>
    internal Task<Accepted?> DeleteAsync(ArmId id) => deletions.DeleteAsync(Kind, id);

    private Workspace Create(StateWriter writer, ArmId id, string location, IDictionary<string, string>? tags)
    {
        var group = writer.Find(ArmId.Group(id.Subscription, id.ResourceGroup)) ?? throw Refusals.NotFound(ResourceKind.ResourceGroup, ArmId.Group(id.Subscription, id.ResourceGroup));
        var now = context.Now();
        var created = ArmId.Of(group.Id.Subscription, group.Id.ResourceGroup, ResourceTypes.SegmentOf(Kind), id.Name);
        var workspace = new Workspace
        {
            Id = created.Text,
            Name = created.Name,
            Type = ResourceTypes.TypeOf(Kind),
            Location = location,
            Tags = tags,
            Properties = new WorkspaceProperties { CreationTime = now, ProvisioningState = ProvisioningStates.Succeeded, ProvisioningStateTransitionTime = now },
        };
        var row = writer.Insert(new ResourceRow(created, Kind, context.NewUuid(), WireJson.SerializeRequest(workspace)));
        writer.Insert(new TransitionRow(row.Uuid, now, ProvisioningStates.Succeeded, "created"));
        return workspace;
    }

    private static Workspace PutAgain(StateWriter writer, ResourceRow row, string location, IDictionary<string, string>? tags)
    {
        if (row.State == ProvisioningStates.Deleting) throw Refusals.BeingDeleted(Kind, row.Id);
        var known = row.Read<Workspace>();
        if (known.Location != location) throw Refusals.LocationTaken(row.Id, known.Location!);
        return Retag(writer, row, tags);
    }

    private static Workspace Retag(StateWriter writer, ResourceRow row, IDictionary<string, string>? tags)
    {
        var workspace = row.Read<Workspace>();
        if (tags is null) return workspace;
        workspace.Tags = tags;
        writer.Update(row with { Body = WireJson.SerializeRequest(workspace) });
        return workspace;
    }

    // "East US" and "eastus" are the same region.
    private static string Normalize(string location) => location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
