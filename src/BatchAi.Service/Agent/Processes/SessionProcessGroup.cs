using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Agent.Processes;

/// <summary>
/// The processes of an attempt where there is no cgroup: those of its tasks' sessions, their descendants, and
/// whoever carries the attempt's mark in the environment it was started with. Together these also find children
/// that forked twice and made a session of their own.
/// </summary>
/// <param name="mark">The variable that every process of the attempt inherits, as <c>NAME=value</c>.</param>
/// <param name="tasks">Gives the tasks started so far, each the leader of a session.</param>
internal sealed class SessionProcessGroup(string mark, Func<IReadOnlyCollection<TaskProcess>> tasks) : IProcessGroup
{
    public string EntryPath => "";

    public IReadOnlyList<int> Processes()
    {
        var table = ProcessTable.Read();
        return table.Count > 0 ? Members(table) : [.. tasks().Select(t => t.Id).Where(ProcessSignals.Exists)];
    }

    public void Kill()
    {
        // Where there is no table to walk, the process group is the best that can be had.
        if (!OperatingSystem.IsLinux()) foreach (var task in tasks()) ProcessSignals.Send(-task.Id, ProcessSignals.Kill);

        foreach (var process in Processes()) ProcessSignals.Send(process, ProcessSignals.Kill);
    }

    public void Remove()
    {
        // Nothing was taken.
    }

    private List<int> Members(IReadOnlyList<ProcessEntry> table)
    {
        var starts = table.ToDictionary(p => p.Id, p => p.StartTicks);

        // A leader may be gone before its session; but another process that got its id is none of ours.
        var roots = tasks().Where(t => !starts.TryGetValue(t.Id, out var ticks) || ticks == t.StartTicks).Select(t => t.Id).ToHashSet();
        var members = table.Where(p => roots.Contains(p.Session) || roots.Contains(p.Id) || ProcessTable.HasVariable(p.Id, mark)).Select(p => p.Id).ToHashSet();
        while (table.Any(p => members.Contains(p.Parent) && members.Add(p.Id)))
        {
            // Each round finds one more generation.
        }

        return [.. table.Where(p => members.Contains(p.Id) && p.IsAlive).Select(p => p.Id)];
    }
}
