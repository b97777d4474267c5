using BatchAi.Core.Execution;
using BatchAi.Service.Engines;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Finds the folders that have the content of mounts: shares, containers and file servers are folders of the data root.</summary>
internal sealed class MountFinder(DataRoot root)
{
    private const string ShareError = "AZFMountError";
    private const string ContainerError = "BFSMountError";

    /// <summary>Where each mount of a plan finds its content, in the plan's order.</summary>
    /// <param name="find">Finds a resource; null when there is none.</param>
    /// <param name="plan">The plan.</param>
    internal IReadOnlyList<MountSource> Find(Func<ArmId, ResourceRow?> find, JobPlan plan) => [.. plan.Mounts.Select(mount => Find(find, mount))];

    internal MountSource Find(Func<ArmId, ResourceRow?> find, PlanMount mount) => mount.Kind switch
    {
        PlanMountKinds.FileShare => FindShare(mount),
        PlanMountKinds.Container => FindContainer(mount),
        PlanMountKinds.FileServer => FindServer(find, mount),
        _ => Nothing(
            ErrorCodes.JobMountFailed,
            $"The unmanaged file system at '{mount.RelativePath}' is not mounted: a mount command needs the rights of root, which this service does not take. Use a file share, a container or a file server."),
    };

    private MountSource FindShare(PlanMount mount)
    {
        if (!IsName(mount.Account) || !IsName(mount.Source)) return Nothing(ShareError, $"'{mount.Account}/{mount.Source}' cannot be the name of a file share.");
        var folder = root.Share(mount.Account!, mount.Source.ToLowerInvariant());
        return Check(folder, ShareError, $"Azure File Share '{mount.Source}' of storage account '{mount.Account}' doesn't exist in this service. Create it and submit again.");
    }

    private MountSource FindContainer(PlanMount mount)
    {
        if (!IsName(mount.Account) || !IsName(mount.Source)) return Nothing(ContainerError, $"'{mount.Account}/{mount.Source}' cannot be the name of a blob container.");
        var folder = root.Container(mount.Account!, mount.Source);
        return Check(folder, ContainerError, $"Azure Blob Container '{mount.Source}' of storage account '{mount.Account}' doesn't exist in this service. Create it and submit again.");
    }

    private MountSource FindServer(Func<ArmId, ResourceRow?> find, PlanMount mount)
    {
        if (ArmId.TryParse(mount.Source) is not { } id || find(id) is not { Kind: ResourceKind.FileServer } server)
        {
            return Nothing(ErrorCodes.JobMountFailed, $"The file server '{mount.Source}' doesn't exist. Create it and submit again.");
        }

        var top = root.FileServer(server.Uuid);
        var folder = PathInside.Resolve(top, mount.SourceDirectory ?? "");
        return folder is null
            ? Nothing(ErrorCodes.JobMountFailed, $"'{mount.SourceDirectory}' is not a folder of the file server '{server.Id.Name}'.")
            : Check(folder, ErrorCodes.JobMountFailed, $"The folder '{mount.SourceDirectory}' of the file server '{server.Id.Name}' doesn't exist.");
    }

    private static MountSource Check(string folder, string errorCode, string problem) =>
        Directory.Exists(folder) ? new MountSource(folder) : new MountSource(folder) { ErrorCode = errorCode, Problem = problem };

    private static MountSource Nothing(string errorCode, string problem) => new("") { ErrorCode = errorCode, Problem = problem };

    // Names of accounts, shares and containers have no dots and no separators, so none of them leads anywhere else.
    private static bool IsName(string? name) => name is { Length: > 0 and <= 63 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$');
}
