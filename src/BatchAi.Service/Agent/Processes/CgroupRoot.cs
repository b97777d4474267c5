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
            return Directory.Exists(own) ? Probe(Path.Combine(own, name)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Moves this process to where it is. The kernel makes the first move after a while wait for 5 to 20 ms, and those
    /// right after it for none: done while a task is made ready, this takes that time from the task's own move.
    /// </summary>
    /// <param name="root">The folder for this agent's groups.</param>
    internal static void PrepareEntry(string root)
    {
        try
        {
            File.WriteAllText(Path.Join(Path.GetDirectoryName(root), "cgroup.procs"), "0");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The task's own move waits, as it would have.
        }
    }

    /// <summary>A group and all groups in it: a job may make some of its own.</summary>
    internal static IReadOnlyList<string> GroupsIn(string path) =>
        Directory.Exists(path) ? [path, .. Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories)] : [];

    /// <summary>Gives a place back with the groups in it; what is still alive stays.</summary>
    internal static void RemoveIfEmpty(string path)
    {
        foreach (var group in GroupsIn(path).OrderByDescending(g => g.Length)) RemoveIfUnused(group);
    }

    /// <summary>Gives a place back unless there is a group in it, empty or not.</summary>
    internal static void RemoveIfUnused(string path)
    {
        try
        {
            Directory.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A job goes on without this agent, or the system has not yet buried the last of a group.
        }
    }

    /// <summary>The folder of this process's own cgroup, from the lines of <c>mountinfo</c> and <c>cgroup</c>.</summary>
    internal static string? FindOwn(IEnumerable<string> mounts, IEnumerable<string> groups)
    {
        var mount = mounts.Select(l => l.Split(' ')).FirstOrDefault(f => f.SkipWhile(p => p != "-").ElementAtOrDefault(1) == "cgroup2");
        var group = groups.FirstOrDefault(l => l.StartsWith("0::", StringComparison.Ordinal))?[3..];
        if (mount is null || group is null) return null;

        // A container may see only a part of the tree, mounted as if it were the whole.
        var part = mount[3].TrimEnd('/');
        if (group == part || group.StartsWith(part + "/", StringComparison.Ordinal)) return Path.Join(mount[4], group[part.Length..]).TrimEnd('/');
        return null;
    }

    // Only a group that can be made, and that the kernel can kill as one (5.14), is of use.
    private static string? Probe(string path)
    {
        Directory.CreateDirectory(path);
        if (File.Exists(Path.Combine(path, "cgroup.kill"))) return path;
        RemoveIfEmpty(path);
        return null;
    }
}
