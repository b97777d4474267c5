using BatchAi.Core.Earlier;
using BatchAi.Core.Wire;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>File servers: folders that several clusters and jobs can mount.</summary>
internal sealed class FileServers(ControlContext context, Deletions deletions)
{
    private const ResourceKind Kind = ResourceKind.FileServer;
    private const string ThisMachine = "127.0.0.1";

    /// <summary>Creates a file server.</summary>
    internal async Task<PutResult<FileServer>> PutAsync(ArmId id, FileServerCreateParameters parameters, EarlierContent? earlier = null)
    {
        ResourceNames.Check(Kind, id, mayHaveDots: earlier is not null);
        var asked = Defaults.Fill(RequestRules.Read(parameters));
        var uuid = context.NewUuid();
        OwnerOnly.CreateDurableDirectory(context.Root.FileServer(uuid));
        var isNew = false;
        try
        {
            var result = await context.State.WriteAsync(writer => Put(writer, id, uuid, asked, earlier));
            isNew = result.Operation is not null;
            return result;
        }
        finally
        {
            if (!isNew) _ = context.Trash.Discard(context.Root.FileServer(uuid));
        }
    }

    internal FileServer Get(ArmId id) => context.State.Read(reader => reader.Require(Kind, id)).Read<FileServer>();

    internal Page<FileServer> List(ArmId workspace, PageRequest page) => context.State.Read(reader =>
    {
        _ = reader.Require(ResourceKind.Workspace, workspace);
        return Pages.Of(page, (after, limit) => reader.List(Kind, workspace, after, limit), Lookups.Read<FileServer>);
    });

    /// <summary>Deletes a file server and its files; null when there is none.</summary>
    internal Task<Accepted?> DeleteAsync(ArmId id) => deletions.DeleteAsync(Kind, id);

    private PutResult<FileServer> Put(StateWriter writer, ArmId id, string uuid, FileServerBaseProperties asked, EarlierContent? earlier)
    {
        if (writer.Find(id) is { } row) return new PutResult<FileServer>(Same(writer, row, asked, earlier), null);

        var workspace = writer.RequireOpen(ResourceKind.Workspace, id.Parent);
        var now = context.Now();
        var created = ResourceNames.Below(workspace, Kind, id);
        var server = new FileServer { Id = created.Text, Name = created.Name, Type = ResourceTypes.TypeOf(Kind), Properties = Begin(asked, now) };
        var inserted = writer.Insert(new ResourceRow(created, Kind, uuid, WireJson.SerializeRequest(server)) { Facts = ControlJson.Write(earlier) });
        writer.Insert(new TransitionRow(uuid, now, ProvisioningStates.Succeeded, "created"));
        return new PutResult<FileServer>(server, Operations.Begin(writer, inserted, now, isDone: true));
    }

    private static FileServer Same(StateWriter writer, ResourceRow row, FileServerBaseProperties asked, EarlierContent? earlier)
    {
        if (row.State == ProvisioningStates.Deleting) throw Refusals.BeingDeleted(Kind, row.Id);
        var known = row.Read<FileServer>();
        return Content.AreSame<FileServerBaseProperties>(known.Properties!, asked) && EarlierResources.TryRelabel(writer, row, earlier) ? known : throw Refusals.Different(Kind, row.Id);
    }

    private static FileServerProperties Begin(FileServerBaseProperties asked, DateTimeOffset now)
    {
        var properties = Content.Extend<FileServerBaseProperties, FileServerProperties>(asked);
        properties.MountSettings = new MountSettings { MountPoint = "/data", FileServerPublicIP = ThisMachine, FileServerInternalIP = ThisMachine };
        properties.CreationTime = now;
        properties.ProvisioningState = ProvisioningStates.Succeeded;
        properties.ProvisioningStateTransitionTime = now;
        return properties;
    }
}
