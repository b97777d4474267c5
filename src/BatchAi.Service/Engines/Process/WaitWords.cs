using System.Globalization;

namespace BatchAi.Service.Engines.Process;

/// <summary>Says what the jobs of a cluster wait for. Made once for many jobs; it is true until something of the cluster changes, or a limit is met.</summary>
internal sealed class WaitWords
{
    private readonly JobQueue _queue;
    private readonly JobGroups _groups;
    private readonly JobRequest? _next;
    private readonly DispatchView _view;
    private readonly bool _isKnown;
    private readonly bool _isAutomatic;
    private readonly string? _refusal;
    private readonly string _nextNeeds;
    private readonly DateTimeOffset? _nextStart;

    internal WaitWords(ProcessCluster cluster, JobGroups groups, TimeProvider time)
    {
        (_queue, _groups, _next, _view) = (cluster.Queue, groups, cluster.Next, cluster.View(time));
        (_isKnown, _isAutomatic, _refusal) = (cluster.Request is not null, cluster.AutoScale is not null, cluster.Refusal?.Message);
        if (_next is null)
        {
            _nextNeeds = "";
            return;
        }

        // Nodes that are to come are not counted on: the machine may refuse them, and their setup may fail.
        if (Dispatch.LongestWait(_view with { Coming = 0 }, _next) is { Ticks: > 0 } wait) _nextStart = time.GetUtcNow() + wait;
        _nextNeeds = Needs(_next, cluster.Counts);
    }

    /// <summary>Whether what it says of times can still be so.</summary>
    internal bool IsTrueAt(DateTimeOffset now) => _nextStart is null || now < _nextStart;

    internal JobWait Of(JobRequest job)
    {
        var position = _queue.PositionOf(job);
        return new JobWait(position, Reason(job, position));
    }

    private string Reason(JobRequest job, int position)
    {
        if (!_isKnown) return "The job waits for its cluster.";
        if (job.NodeCount > _view.Most) return $"The job needs {Amounts.Nodes(job.NodeCount)}, and the cluster has {_view.Most} at the most. {Advice()}";
        if (job.Group is { } group && _groups.Free(group.Key) == 0) return GroupIsFull(group);
        if (_next is null || job.Uuid == _next.Uuid) return $"The job {_nextNeeds}";
        var ahead = position == 2 ? "1 job is ahead" : $"{position - 1} jobs are ahead";
        return $"{ahead}. The first that the cluster is large enough for {_nextNeeds}{WhyNotBefore(job)}";
    }

    private string GroupIsFull(RequestGroup group)
    {
        var (running, limit) = (_groups.RunningOf(group.Key), _groups.LimitOf(group.Key));
        return running == limit
            ? $"Its group '{group.Name}' runs {Amounts.Jobs(running)} at once, as many as it may."
            : $"Its group '{group.Name}' runs {Amounts.Jobs(running)}, and may run {limit} at once.";
    }

    private string Advice() => _refusal is not null ? $"{_refusal} Make room there, or delete the job."
        : _isAutomatic ? "Raise the cluster's maximum, or delete the job."
        : "Resize the cluster, or delete the job.";

    private string Needs(JobRequest job, NodeCounts counts)
    {
        var needs = $"needs {Amounts.Nodes(job.NodeCount)}";
        if (job.NodeCount > _view.Most - counts.Unusable) return $"{needs}; {counts.Unusable} of the cluster's {Amounts.Nodes(counts.Staying)} {AreOrIs(counts.Unusable)} unusable. See the cluster's errors.";
        var states = $"{needs}; {counts.Idle} {AreOrIs(counts.Idle)} idle, {counts.Preparing} {AreOrIs(counts.Preparing)} being prepared, {counts.Running} run{(counts.Running == 1 ? "s another job" : " other jobs")}.";
        return _nextStart is { } start ? $"{states} By the time limits of the jobs that run it starts at {Time(start)} at the latest." : states;
    }

    private string WhyNotBefore(JobRequest job)
    {
        // Where not all jobs of a group may run, it may be that others of it go first.
        if (job.NodeCount > _view.Idle || (job.Group is { } group && _groups.LimitOf(group.Key) is not null)) return "";
        return job.Limit is { } limit
            ? $" This one would fit in, but may run for {Amounts.Time(limit)}, which is too long to start before."
            : " This one would fit in, but has no time limit, and so cannot start before.";
    }

    private static string AreOrIs(int count) => count == 1 ? "is" : "are";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
