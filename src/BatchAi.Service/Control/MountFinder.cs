using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Remote;

namespace BatchAi.Service.Control;

/// <summary>Finds the folders that have the content of mounts: shares, containers and file servers are folders of the data root.</summary>
/// <param name="root">The data root.</param>
/// <param name="runsCommands">Whether mount commands of unmanaged file systems are run.</param>
/// <param name="remote">What is known of the storage of other services.</param>
internal sealed class MountFinder(DataRoot root, bool runsCommands, RemoteStorage? remote = null)
{
    private readonly RemoteFinder _others = new(remote ?? RemoteStorage.None);

    /// <summary>Where each mount of a plan finds its content, in the plan's order.</summary>
    /// <param name="find">Finds a resource; null when there is none.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="credentials">Finds what is given for a share or container of another service.</param>
    internal IReadOnlyList<MountSource> Find(Func<ArmId, ResourceRow?> find, JobPlan plan, Func<PlanMount, AzureStorageCredentialsInfo?> credentials) =>
        [.. plan.Mounts.Select(mount => Find(find, mount, credentials(mount)))];

    internal MountSource Find(Func<ArmId, ResourceRow?> find, PlanMount mount, AzureStorageCredentialsInfo? credentials = null) => mount.Kind switch
    {
        PlanMountKinds.FileShare => FindShare(mount, credentials),
        PlanMountKinds.Container => FindContainer(mount, credentials),
        PlanMountKinds.FileServer => FindServer(find, mount),
        _ when runsCommands => new MountSource(""),
        _ => Nothing(mount, "this service runs no mount commands. Start it as root with 'batchai serve --allow-mount-commands', or use a file share, a container or a file server."),
    };

    private MountSource FindShare(PlanMount mount, AzureStorageCredentialsInfo? credentials)
    {
        if (!IsName(mount.Account) || !IsName(mount.Source)) return Nothing(mount, "account or share have no valid name.");
        return Own(mount, credentials, root.Share(mount.Account!, mount.Source.ToLowerInvariant()), $"the share '{mount.Source}'", "New-BatchAiFileShare");
    }

    private MountSource FindContainer(PlanMount mount, AzureStorageCredentialsInfo? credentials)
    {
        if (!IsName(mount.Account) || !IsName(mount.Source)) return Nothing(mount, "account or container have no valid name.");
        return Own(mount, credentials, root.Container(mount.Account!, mount.Source), $"Azure Blob Container '{mount.Source}'", "New-BatchAiContainer");
    }

    private MountSource FindServer(Func<ArmId, ResourceRow?> find, PlanMount mount)
    {
        if (ArmId.TryParse(mount.Source) is not { } id || find(id) is not { Kind: ResourceKind.FileServer } server) return Nothing(mount, $"there is no such file server; create it first: New-BatchAiFileServer {mount.Source[(mount.Source.LastIndexOf('/') + 1)..]}");
        if (server.State == ProvisioningStates.Deleting) return Nothing(mount, "it is being deleted.");
        var folder = PathInside.Resolve(root.FileServer(server.Uuid), mount.SourceDirectory ?? "");
        return folder is null
            ? Nothing(mount, $"the sourceDirectory '{mount.SourceDirectory}' leads out of it.")
            : Check(mount, folder, $"it has no folder '{mount.SourceDirectory}'; create it first.");
    }

    // An account that this service has is served from here, whatever the URLs say.
    private MountSource Own(PlanMount mount, AzureStorageCredentialsInfo? credentials, string folder, string what, string command)
    {
        if (Directory.Exists(root.StorageAccount(mount.Account!))) return Check(mount, folder, $"{what} doesn't exist in storage account '{mount.Account}' of this service; create it first: {command} {mount.Source} -StorageAccount {mount.Account}");
        var found = _others.Find(mount, credentials);
        return found.Remote is null ? found with { Folder = folder } : found;
    }

    private static MountSource Check(PlanMount mount, string folder, string why) => Directory.Exists(folder) ? new MountSource(folder) : Nothing(mount, why) with { Folder = folder };

    internal static MountSource Nothing(PlanMount mount, string why) => new("") { ErrorCode = MountWords.CodeOf(mount), Problem = MountWords.Describe(mount, why), Missing = MountWords.DescribeMissing(mount, why) };

    // Names of accounts, shares and containers have no dots and no separators, so none of them leads anywhere else.
    private static bool IsName(string? name) => name is { Length: > 0 and <= 63 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$');
}
