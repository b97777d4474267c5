using BatchAi.Core.Planning;
using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Agent.Mounts;

/// <summary>The mounts of a plan on one node: links to folders, and what mount commands mount.</summary>
/// <param name="plan">The plan.</param>
/// <param name="node">The node, bound.</param>
internal sealed class NodeMounts(JobPlan plan, BoundNode node)
{
    /// <summary>Makes all mounts; those that are there already stay.</summary>
    /// <returns>What was made, for the log.</returns>
    /// <exception cref="MountFailedException">One cannot be made.</exception>
    internal async Task<IReadOnlyList<string>> MakeAsync(MountCommand command)
    {
        var made = new List<string>();
        foreach (var (mount, link) in plan.Mounts.Zip(node.Links))
        {
            if (IsCommand(mount, link.Value)) await command.RunAsync(mount, link.Key);
            else Link(mount, link.Key, link.Value);
            made.Add($"Mounted {(link.Value.Length > 0 ? link.Value : "by the mount command")} at {link.Key}");
        }

        return made;
    }

    /// <summary>Removes the mounts below a folder. Links are unlinked, never entered.</summary>
    /// <returns>Why one is left, in words; null when none is.</returns>
    internal async Task<string?> RemoveAsync(string below, TimeProvider time)
    {
        foreach (var (path, _) in node.Links)
        {
            // As a file: a folder's removal looks where the link leads, and that may be gone.
            if (path.StartsWith(below + "/", StringComparison.Ordinal) && new FileInfo(path).LinkTarget is not null) File.Delete(path);
        }

        // What a job of root mounted itself in its folder goes as well.
        return await Unmounter.ClearAsync(below, time);
    }

    private static bool IsCommand(PlanMount mount, string source) => mount.Kind == PlanMountKinds.Unmanaged && source.Length == 0;

    private static void Link(PlanMount mount, string path, string source)
    {
        try
        {
            if (!Directory.Exists(source)) throw new MountFailedException(mount, $"its content should be in {source}, which is not there.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);

            var target = new FileInfo(path).LinkTarget;
            if (target == source) return;
            if (target is not null) File.Delete(path);
            Directory.CreateSymbolicLink(path, source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MountFailedException(mount, error.Message);
        }
    }
}
