using System.Globalization;

namespace BatchAi.Service.Agent.Processes;

/// <summary>A cgroup of version 2: no process leaves it by forking or by a session of its own.</summary>
internal sealed class CgroupProcessGroup : IProcessGroup
{
    private readonly string? _otherRoot;

    /// <summary>Enters or makes a cgroup.</summary>
    /// <param name="path">The cgroup's folder.</param>
    /// <param name="otherRoot">The folder above it, if an earlier agent made it that nobody else will remove.</param>
    internal CgroupProcessGroup(string path, string? otherRoot = null)
    {
        _otherRoot = otherRoot;
        EntryPath = path;
        Directory.CreateDirectory(path);
    }

    public string EntryPath { get; }

    public IReadOnlyList<int> Processes() => [.. CgroupRoot.GroupsIn(EntryPath).SelectMany(Members)];

    public void Kill()
    {
        try
        {
            File.WriteAllText(Path.Combine(EntryPath, "cgroup.kill"), "1");
        }
        catch (DirectoryNotFoundException)
        {
            // Removed already, so nothing was alive in it.
        }
    }

    public void Remove()
    {
        CgroupRoot.RemoveIfEmpty(EntryPath);
        if (_otherRoot is not null) CgroupRoot.RemoveIfUnused(_otherRoot);
    }

    private static IReadOnlyList<int> Members(string group)
    {
        try
        {
            return [.. File.ReadLines(Path.Combine(group, "cgroup.procs")).Select(l => int.Parse(l, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
