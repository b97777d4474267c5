using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.Support;

/// <summary>Where the agent of a data root makes its cgroups, for tests to put away what an agent left that they killed.</summary>
internal static class TestCgroup
{
    private const int Looks = 500;

    /// <summary>The folder for the agent's cgroups; null where this machine has none.</summary>
    internal static string? Of(string dataRoot) =>
        OperatingSystem.IsLinux() && CgroupRoot.FindOwn(File.ReadLines("/proc/self/mountinfo"), File.ReadLines("/proc/self/cgroup")) is { } own
            ? Path.Combine(own, $"batchai-{PlainPath.ShortNameOf(dataRoot)}")
            : null;

    /// <summary>Whether the agent's cgroups are there.</summary>
    internal static bool IsThere(string dataRoot) => Directory.Exists(Of(dataRoot));

    /// <summary>Removes the agent's cgroups, and kills what is in them.</summary>
    /// <returns>Whether they are gone.</returns>
    internal static async Task<bool> TryRemoveAsync(string dataRoot)
    {
        if (Of(dataRoot) is not { } cgroup) return true;

        // A process that is just dying is in no list any more, but still in its cgroup.
        for (var look = 0; look < Looks && Directory.Exists(cgroup); look++)
        {
            foreach (var group in Directory.EnumerateDirectories(cgroup)) new CgroupProcessGroup(group).Kill();
            CgroupRoot.RemoveIfEmpty(cgroup);
            if (Directory.Exists(cgroup)) await Task.Delay(10);
        }

        return !Directory.Exists(cgroup);
    }
}
