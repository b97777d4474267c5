using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Agent.Processes;

/// <summary>Ends all processes of a group: asks them to end, gives them time, and kills who is left.</summary>
internal sealed class ProcessGroupStopper(TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the system may take to bury what was killed before we stop looking.</summary>
    private static readonly TimeSpan Burial = TimeSpan.FromSeconds(30);

    /// <summary>Ends the group.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="grace">How long they have after being asked.</param>
    /// <param name="noMoreStarts">Completes when no further process can join the group from outside.</param>
    /// <returns>Whether nothing of the group is alive any more.</returns>
    internal async Task<bool> StopAsync(IProcessGroup group, TimeSpan grace, Task noMoreStarts)
    {
        var asked = new HashSet<int>();
        var start = time.GetTimestamp();
        while (true)
        {
            // Read before the processes are: who joined until then is seen.
            var complete = noMoreStarts.IsCompleted;
            var alive = group.Processes();
            if (alive.Count == 0 && complete) return true;

            var elapsed = time.GetElapsedTime(start);
            if (elapsed >= grace + Burial) return false;
            if (elapsed >= grace) group.Kill();
            else Ask(alive, asked);
            await Task.Delay(Look, time);
        }
    }

    // Whoever was asked may start others to put its affairs in order: those are not asked, and have the same time.
    private static void Ask(IReadOnlyList<int> alive, HashSet<int> asked)
    {
        var strangers = alive.Where(p => !asked.Contains(p)).ToList();
        var toAsk = strangers.Where(p => ProcessTable.TryRead(p) is not { Parent: var parent } || !asked.Contains(parent)).ToList();
        asked.UnionWith(strangers);
        foreach (var process in toAsk) ProcessSignals.Send(process, ProcessSignals.Terminate);
    }
}
