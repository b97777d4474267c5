using BatchAi.Core.JobFiles;

namespace BatchAi.Service.Control;

/// <summary>What is in a mounted share, container or file server of this service.</summary>
/// <param name="mount">The mount.</param>
/// <param name="folder">The folder with its content.</param>
internal sealed class StoredMountContent(PlanMount mount, string folder) : IMountContent
{
    // A path that leads out of the mount leads to where nobody looks.
    public bool MayHave(string path) => PathInside.Resolve(folder, path) is not { } file || File.Exists(file);

    public string HowToPut(string path)
    {
        var (parent, name) = path.LastIndexOf('/') is var end and >= 0 ? (path[..end], path[(end + 1)..]) : ("", path);
        var destination = parent.Length == 0 ? "" : $" -Destination {parent}";
        return mount.Kind switch
        {
            PlanMountKinds.FileShare => $"send it: Send-BatchAiFile {name} -StorageAccount {mount.Account} -Share {mount.Source}{destination}",
            PlanMountKinds.Container => $"send it: Send-BatchAiFile {name} -StorageAccount {mount.Account} -Container {mount.Source}{destination}",
            _ => "put it there before the job runs",
        };
    }
}
