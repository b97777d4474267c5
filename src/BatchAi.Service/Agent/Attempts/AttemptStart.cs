namespace BatchAi.Service.Agent.Attempts;

/// <summary>When an attempt started: in the calendar, for people, and since boot, for its time limit.</summary>
/// <param name="Time">The calendar's time.</param>
/// <param name="SinceBoot">Time since the machine booted, sleep included.</param>
/// <param name="BootId">The boot that <paramref name="SinceBoot"/> counts from.</param>
/// <param name="Cgroup">The attempt's cgroup, if it has one: a later agent, elsewhere itself, must look for the processes there.</param>
internal sealed record AttemptStart(DateTimeOffset Time, TimeSpan SinceBoot, string BootId, string? Cgroup = null);
