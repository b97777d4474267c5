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

    /// <summary>The processes of an attempt.</summary>
    internal IProcessGroup GroupOf(AttemptFolder folder) =>
        CgroupRoot is not null
            ? new CgroupProcessGroup(Path.Combine(CgroupRoot, folder.AttemptId))
            : new SessionProcessGroup(MarkOf(folder), () => [.. folder.Tasks().Select(t => t.Process).OfType<int>()]);

    /// <summary>The mark of an attempt, as <c>NAME=value</c>.</summary>
    internal static string MarkOf(AttemptFolder folder) => $"{MarkName}={folder.AttemptId}";
}
