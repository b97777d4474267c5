using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Experiments: what jobs lie in.</summary>
internal sealed class Experiments(ControlContext context, Deletions deletions)
{
    private const ResourceKind Kind = ResourceKind.Experiment;

    /// <summary>Creates an experiment; one that exists is given back as it is.</summary>
    internal Task<Experiment> PutAsync(ArmId id)
    {
        ResourceNames.Check(Kind, id);
        return context.State.WriteAsync(writer =>
        {
            if (writer.Find(id) is null) return Create(writer, id);
            return writer.RequireOpen(Kind, id).Read<Experiment>();
        });
    }

    /// <summary>Requires that new jobs may come to an experiment.</summary>
    /// <exception cref="ControlException">It does not exist, or is being deleted.</exception>
    internal void RequireOpen(ArmId id) => context.State.Read(reader => reader.RequireOpen(Kind, id));

    internal Experiment Get(ArmId id) => context.State.Read(reader => reader.Require(Kind, id)).Read<Experiment>();

    internal Page<Experiment> List(ArmId workspace, PageRequest page) => context.State.Read(reader =>
    {
        _ = reader.Require(ResourceKind.Workspace, workspace);
        return Pages.Of(page, (after, limit) => reader.List(Kind, workspace, after, limit), Lookups.Read<Experiment>);
    });

    /// <summary>Deletes an experiment and its jobs; null when there is none.</summary>
    internal Task<Accepted?> DeleteAsync(ArmId id) => deletions.DeleteAsync(Kind, id);

    private Experiment Create(StateWriter writer, ArmId id)
    {
        var workspace = writer.RequireOpen(ResourceKind.Workspace, id.Parent);
        var now = context.Now();
        var created = ResourceNames.Below(workspace, Kind, id);
        var experiment = new Experiment
        {
            Id = created.Text,
            Name = created.Name,
            Type = ResourceTypes.TypeOf(Kind),
            Properties = new ExperimentProperties { CreationTime = now, ProvisioningState = ProvisioningStates.Succeeded, ProvisioningStateTransitionTime = now },
        };
        var row = writer.Insert(new ResourceRow(created, Kind, context.NewUuid(), WireJson.SerializeRequest(experiment)));
        writer.Insert(new TransitionRow(row.Uuid, now, ProvisioningStates.Succeeded, "created"));
        return experiment;
    }
}
