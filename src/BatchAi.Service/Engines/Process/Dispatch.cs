namespace BatchAi.Service.Engines.Process;

/// <summary>
/// Decides which jobs start: all of a job's nodes at once or none, in the order of the queue. A job that the cluster
/// is too small for reserves nothing, nor does one whose group runs as many as it may, which is not in the queue that
/// is looked at. Where another one has to wait, later ones may start before it only if their time limit ends before it
/// could, by the limits of the jobs that run.
/// </summary>
internal static class Dispatch
{
    internal static DispatchPlan Decide(DispatchView view, IEnumerable<JobRequest> queue)
    {
        var starts = new List<JobRequest>();
        var idle = view.Idle;
        JobRequest? next = null;
        TimeSpan? free = null;
        foreach (var job in queue)
        {
            if (job.NodeCount > view.Most) continue;
            if (job.NodeCount <= idle && (next is null || EndsBefore(free, job)))
            {
                starts.Add(job);
                idle -= job.NodeCount;
            }
            else if (next is null)
            {
                next = job;
                if (idle > 0) free = LongestWait(view with { Idle = idle, Busy = view.Busy.Concat(starts.Select(Busy)) }, job);
            }

            if (next is not null && (idle == 0 || free == TimeSpan.Zero)) break;
        }

        return new DispatchPlan(starts, next);
    }

    /// <summary>After what time a job has its nodes at the latest, if nobody overtakes it; null when no limit of other jobs tells.</summary>
    internal static TimeSpan? LongestWait(DispatchView view, JobRequest job)
    {
        var missing = job.NodeCount - view.Idle - view.Coming;
        if (missing <= 0) return TimeSpan.Zero;
        foreach (var busy in view.Busy.Where(b => b.Left is not null).OrderBy(b => b.Left))
        {
            missing -= busy.Count;
            if (missing <= 0) return busy.Left;
        }

        return null;
    }

    private static bool EndsBefore(TimeSpan? free, JobRequest job) => job.Limit is { } limit && (free is null || limit <= free);

    private static BusyNodes Busy(JobRequest job) => new(job.NodeCount, job.Limit);
}
