using BatchAi.Core.Planning;

namespace BatchAi.Service.Runs;

/// <summary>Leads from a path on a node to the same file where it lies, which stays when the job's mounts are gone.</summary>
internal sealed class MountMap(BoundNode node)
{
    internal string ToSource(string path)
    {
        foreach (var (mount, source) in node.Links)
        {
            if (path.StartsWith(mount + "/", StringComparison.Ordinal)) return Path.Join(source, path[mount.Length..]);
        }

        return path;
    }
}
