namespace BatchAi.Service.Agent.Processes;

/// <summary>Finds a place where this process may make cgroups of version 2. No controllers are needed.</summary>
internal static class CgroupRoot
{
    /// <summary>The folder for an agent's groups; null when there is none that it may write to.</summary>
    /// <param name="name">What tells this agent's groups from another's.</param>
    internal static string? Find(string name)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var own = FindOwn(File.ReadLines("/proc/self/mountinfo"), File.ReadLines("/proc/self/cgroup"));
            return own is null ? null : Probe(Path.Combine(own, name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gives the place back; with groups in it that are still alive, it stays.</summary>
    internal static void RemoveIfEmpty(string path)
    {
        try
        {
            Directory.Delete(path);
        }
        catch (IOException)
        {
            // A job goes on without this agent.
        }
    }

    /// <summary>The folder of this process's own cgroup, from the lines of <c>mountinfo</c> and <c>cgroup</c>.</summary>
    internal static string? FindOwn(IEnumerable<string> mounts, IEnumerable<string> groups)
    {
        var mount = mounts.Select(l => l.Split(' ')).FirstOrDefault(f => f.SkipWhile(p => p != "-").ElementAtOrDefault(1) == "cgroup2");
        var group = groups.FirstOrDefault(l => l.StartsWith("0::", StringComparison.Ordinal));
        return mount is null || group is null ? null : Path.Join(mount[4], group[3..]).TrimEnd('/');
    }

    // Only a group that can be made, and that the kernel can kill as one (5.14), is of use.
    private static string? Probe(string path)
    {
        Directory.CreateDirectory(path);
        return File.Exists(Path.Combine(path, "cgroup.kill")) ? path : null;
    }
}
