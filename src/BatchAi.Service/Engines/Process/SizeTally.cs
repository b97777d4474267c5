namespace BatchAi.Service.Engines.Process;

/// <summary>Counts jobs by the number of their nodes.</summary>
internal sealed class SizeTally
{
    private readonly Dictionary<int, int> _jobsOfSize = [];

    internal void Add(int nodes, int change)
    {
        var count = _jobsOfSize.GetValueOrDefault(nodes) + change;
        if (count > 0) _jobsOfSize[nodes] = count;
        else _jobsOfSize.Remove(nodes);
    }

    /// <summary>How many jobs there are that need no more than so many nodes, and how many nodes these need together.</summary>
    internal JobsAndNodes UpTo(int most)
    {
        var (jobs, nodes) = (0, 0L);
        foreach (var (size, count) in _jobsOfSize)
        {
            if (size <= most) (jobs, nodes) = (jobs + count, nodes + ((long)size * count));
        }

        return new(jobs, nodes);
    }
}
