using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Agent.Shim;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>What all attempts of an agent share.</summary>
/// <param name="Launcher">Starts tasks.</param>
/// <param name="Stopper">Ends processes.</param>
/// <param name="CgroupRoot">Where attempts' cgroups are made; null where there are none.</param>
/// <param name="Log">The agent's own log.</param>
/// <param name="Time">The calendar, and time since boot.</param>
internal sealed record AttemptServices(ShimLauncher Launcher, ProcessGroupStopper Stopper, string? CgroupRoot, EventLog Log, TimeProvider Time)
{
    /// <summary>The variable that marks every process of an attempt.</summary>
    internal const string MarkName = "AZ_BATCHAI_ATTEMPT_ID";

    /// <summary>The cgroup for a new attempt; null where there are none.</summary>
    internal string? NewCgroup(AttemptFolder folder) => CgroupRoot is null ? null : Path.Combine(CgroupRoot, folder.AttemptId);

    /// <summary>Begins what the first task of an attempt would wait for, and does not wait for it.</summary>
    internal void PrepareEntry()
    {
        if (CgroupRoot is { } root) _ = Task.Run(() => Processes.CgroupRoot.PrepareEntry(root));
    }

    /// <summary>The processes of an attempt, where they were put when it started.</summary>
    internal IProcessGroup GroupOf(AttemptFolder folder, AttemptStart start)
    {
        // Of another boot no process is alive, and its process ids are others' now.
        var isThisBoot = start.BootId == ProcessTable.BootId();
        if (isThisBoot && start.Cgroup is { } cgroup && Path.GetDirectoryName(cgroup) is { } root && Directory.Exists(root))
        {
            return new CgroupProcessGroup(cgroup, root == CgroupRoot ? null : root);
        }

        return new SessionProcessGroup(MarkOf(folder), () => isThisBoot ? [.. folder.Tasks().Select(t => t.Process).OfType<TaskProcess>()] : []);
    }

    /// <summary>The mark of an attempt, as <c>NAME=value</c>.</summary>
    internal static string MarkOf(AttemptFolder folder) => $"{MarkName}={folder.AttemptId}";
}
