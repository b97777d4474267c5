using System.Management.Automation;
using BatchAi.Files;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>Makes files of shares and containers values of a sweep: the paths under which its jobs find them.</summary>
/// <param name="client">The connection.</param>
/// <param name="subscription">The subscription that accounts are looked for in.</param>
/// <param name="mounts">What a job of the sweep mounts, and its cluster.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal sealed class SweepFiles(IBatchAiClient client, ResourcePath subscription, IEnumerable<PlanMount> mounts, CancellationToken cancellationToken)
{
    private const string JobRoot = "$AZ_BATCHAI_JOB_MOUNT_ROOT";
    private const string ClusterRoot = "$AZ_BATCHAI_MOUNT_ROOT";

    private readonly List<SweepValue> _values = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Finds them. A file that is found twice is one value; directories are none.</summary>
    /// <param name="files">Files of Get-BatchAiFile, or patterns below what is mounted.</param>
    /// <exception cref="BatchAiException">There is none, or something is not mounted.</exception>
    internal async Task<IReadOnlyList<SweepValue>> FindAsync(IEnumerable<object?> files)
    {
        foreach (var given in files)
        {
            if (given is PSObject { BaseObject: string } or string) await FindAsync(given.ToString()!);
            else Add(StoredFile.Read(given) ?? throw SweepErrors.NoFile($"{given}"));
        }

        return _values.Count > 0 ? _values : throw SweepErrors.NothingFound("what -ForEachFile gives");
    }

    private async Task FindAsync(string pattern)
    {
        var path = pattern.Replace('\\', '/');
        var mount = mounts.Where(mount => Below(mount, path) is not null).OrderByDescending(mount => mount.RelativePath.Length).FirstOrDefault() ?? throw SweepErrors.NotMounted(pattern, mounts);
        var place = await PlaceAsync(mount) ?? throw SweepErrors.NotListed(mount);
        var count = 0;
        await new TreeWalk<StorageItem>(new StorageTree(client, place, cancellationToken)).RunAsync(Below(mount, path), recurse: false, (item, _) =>
        {
            if (item.IsDirectory) return Task.CompletedTask;
            count++;
            Add(mount, item.Path);
            return Task.CompletedTask;
        });
        if (count == 0) throw SweepErrors.NothingFound($"'{pattern}'");
    }

    private void Add(StoredFile file)
    {
        if (file.IsDirectory) return;
        var mount = mounts.FirstOrDefault(mount => file.IsIn(mount)) ?? throw SweepErrors.NotMounted(file.Path, mounts);
        Add(mount, file.Path);
    }

    private void Add(PlanMount mount, string path)
    {
        var text = $"{(mount.Level == "job" ? JobRoot : ClusterRoot)}/{mount.RelativePath}/{path}";
        if (_paths.Add(text)) _values.Add(new SweepValue(text) { Label = Path.GetFileNameWithoutExtension(path), IsFile = true });
    }

    private async Task<ResourcePath?> PlaceAsync(PlanMount mount)
    {
        if (mount.Kind is not (PlanMountKinds.FileShare or PlanMountKinds.Container)) return null;
        var account = await client.StorageAccounts.FindAsync(subscription, mount.Account!, cancellationToken) ?? throw ScopeErrors.NotFound(ResourceKind.StorageAccount, mount.Account!, subscription);
        return ResourcePath.TryParse(account.ResourceId)!.Child(mount.Kind == PlanMountKinds.FileShare ? ResourceKind.FileShare : ResourceKind.Container, mount.Source);
    }

    // The rest of a path that begins with a mount: by its variable, or by its folder alone.
    private static string? Below(PlanMount mount, string path)
    {
        var root = (mount.Level == "job" ? JobRoot : ClusterRoot) + "/";
        var inside = path.StartsWith(root, StringComparison.Ordinal) ? path.Substring(root.Length) : path;
        return inside.StartsWith(mount.RelativePath + "/", StringComparison.Ordinal) ? inside.Substring(mount.RelativePath.Length + 1) : null;
    }
}
