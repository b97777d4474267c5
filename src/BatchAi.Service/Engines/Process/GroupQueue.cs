namespace BatchAi.Service.Engines.Process;

/// <summary>The jobs of one group that wait for a cluster.</summary>
internal sealed class GroupQueue(IComparer<JobRequest> order)
{
    private readonly SortedSet<JobRequest> _jobs = new(order);
    private readonly SizeTally _sizes = new();

    internal int Count => _jobs.Count;

    internal void Add(JobRequest job)
    {
        if (_jobs.Add(job)) _sizes.Add(job.NodeCount, 1);
    }

    internal void Remove(JobRequest job)
    {
        if (_jobs.Remove(job)) _sizes.Add(job.NodeCount, -1);
    }

    /// <summary>The first jobs that need no more than so many nodes, up to a number.</summary>
    internal JobsAndNodes First(int free, int most)
    {
        if (free == 0) return default;
        if (free >= _jobs.Count) return _sizes.UpTo(most);
        var sum = default(JobsAndNodes);
        foreach (var job in _jobs)
        {
            if (job.NodeCount > most) continue;
            sum += new JobsAndNodes(1, job.NodeCount);
            if (sum.Jobs == free) break;
        }

        return sum;
    }

    /// <summary>Whether a job is among the first that need no more than so many nodes, up to a number.</summary>
    internal bool IsAmongFirst(JobRequest job, int free, int most)
    {
        if (free == 0 || job.NodeCount > most) return false;
        if (free >= _jobs.Count) return true;
        var place = 0;
        foreach (var other in _jobs)
        {
            if (ReferenceEquals(other, job)) return true;
            if (other.NodeCount <= most && ++place == free) return false;
        }

        return false;
    }
}
