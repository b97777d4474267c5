using BatchAi.Core.Execution;
using BatchAi.Service.Engines;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Finds the folders that have the content of mounts: shares, containers and file servers are folders of the data root.</summary>
/// <param name="root">The data root.</param>
/// <param name="runsCommands">Whether mount commands of unmanaged file systems are run.</param>
internal sealed class MountFinder(DataRoot root, bool runsCommands)
{
    /// <summary>Where each mount of a plan finds its content, in the plan's order.</summary>
    /// <param name="find">Finds a resource; null when there is none.</param>
    /// <param name="plan">The plan.</param>
    internal IReadOnlyList<MountSource> Find(Func<ArmId, ResourceRow?> find, JobPlan plan) => [.. plan.Mounts.Select(mount => Find(find, mount))];

    internal MountSource Find(Func<ArmId, ResourceRow?> find, PlanMount mount) => mount.Kind switch
    {
        PlanMountKinds.FileShare => FindShare(mount),
        PlanMountKinds.Container => FindContainer(mount),
        PlanMountKinds.FileServer => FindServer(find, mount),
        _ when runsCommands => new MountSource(""),
        _ => Nothing(mount, "this service runs no mount commands. Start it as root with 'batchai serve --allow-mount-commands', or use a file share, a container or a file server."),
    };

    private MountSource FindShare(PlanMount mount)
    {
        if (!IsName(mount.Account) || !IsName(mount.Source)) return Nothing(mount, "account or share have no valid name.");
        return Check(mount, root.Share(mount.Account!, mount.Source.ToLowerInvariant()), MissingIn(mount, $"the share '{mount.Source}'"));
    }

    private MountSource FindContainer(PlanMount mount)
    {
        if (!IsName(mount.Account) || !IsName(mount.Source)) return Nothing(mount, "account or container have no valid name.");
        return Check(mount, root.Container(mount.Account!, mount.Source), MissingIn(mount, $"Azure Blob Container '{mount.Source}'"));
    }

    private MountSource FindServer(Func<ArmId, ResourceRow?> find, PlanMount mount)
    {
        if (ArmId.TryParse(mount.Source) is not { } id || find(id) is not { Kind: ResourceKind.FileServer } server) return Nothing(mount, "there is no such file server; create it first.");
        if (server.State == ProvisioningStates.Deleting) return Nothing(mount, "it is being deleted.");
        var folder = PathInside.Resolve(root.FileServer(server.Uuid), mount.SourceDirectory ?? "");
        return folder is null
            ? Nothing(mount, $"the sourceDirectory '{mount.SourceDirectory}' leads out of it.")
            : Check(mount, folder, $"it has no folder '{mount.SourceDirectory}'; create it first.");
    }

    private string MissingIn(PlanMount mount, string what) => Directory.Exists(root.StorageAccount(mount.Account!))
        ? $"{what} doesn't exist in storage account '{mount.Account}' of this service; create it first."
        : $"the storage account '{mount.Account}' doesn't exist in this service; create it first.";

    private static MountSource Check(PlanMount mount, string folder, string why) => Directory.Exists(folder) ? new MountSource(folder) : Nothing(mount, why) with { Folder = folder };

    private static MountSource Nothing(PlanMount mount, string why) => new("") { ErrorCode = MountWords.CodeOf(mount), Problem = MountWords.Describe(mount, why) };

    // Names of accounts, shares and containers have no dots and no separators, so none of them leads anywhere else.
    private static bool IsName(string? name) => name is { Length: > 0 and <= 63 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$');
}
