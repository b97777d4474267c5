namespace BatchAi.Service.Engines.Process;

/// <summary>The jobs that wait for a cluster: higher priority first, then the earlier one.</summary>
internal sealed class JobQueue
{
    private readonly SortedSet<JobRequest> _jobs = new(Comparer);
    private JobRequest[]? _inOrder;

    private static Comparer<JobRequest> Comparer { get; } = Comparer<JobRequest>.Create(static (x, y) =>
        x.Priority != y.Priority ? y.Priority.CompareTo(x.Priority)
        : x.Order != y.Order ? x.Order.CompareTo(y.Order)
        : string.CompareOrdinal(x.Uuid, y.Uuid));

    internal int Count => _jobs.Count;

    /// <summary>How many nodes all of them need together.</summary>
    internal int NodeCount { get; private set; }

    /// <summary>The job that is next; null when none waits.</summary>
    internal JobRequest? First => _jobs.Min;

    internal void Add(JobRequest job)
    {
        if (!_jobs.Add(job)) return;
        NodeCount += job.NodeCount;
        _inOrder = null;
    }

    internal void Remove(JobRequest job)
    {
        if (!_jobs.Remove(job)) return;
        NodeCount -= job.NodeCount;
        _inOrder = null;
    }

    /// <summary>A job's place; 1 is the first. It is asked for rarely, so the order is made when it is.</summary>
    internal int PositionOf(JobRequest job) => Array.BinarySearch(_inOrder ??= [.. _jobs], job, Comparer) + 1;
}
