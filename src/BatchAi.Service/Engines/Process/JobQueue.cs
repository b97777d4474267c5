namespace BatchAi.Service.Engines.Process;

/// <summary>
/// The jobs that wait for a cluster: higher priority first, then the earlier one. It is kept as a sorted list of
/// short sorted lists, so that coming, going and telling a place stay cheap in a queue of any length.
/// </summary>
internal sealed class JobQueue
{
    private const int MostInPiece = 512;
    private readonly List<List<JobRequest>> _pieces = [];
    private readonly Dictionary<int, int> _jobsOfSize = [];

    private static Comparer<JobRequest> Comparer { get; } = Comparer<JobRequest>.Create(static (x, y) =>
        x.Priority != y.Priority ? y.Priority.CompareTo(x.Priority)
        : x.Order != y.Order ? x.Order.CompareTo(y.Order)
        : string.CompareOrdinal(x.Uuid, y.Uuid));

    internal int Count { get; private set; }

    /// <summary>All of them, the next one first.</summary>
    internal IEnumerable<JobRequest> InOrder => _pieces.SelectMany(static piece => piece);

    /// <summary>Whether a job goes before another one.</summary>
    internal static bool IsBefore(JobRequest first, JobRequest second) => Comparer.Compare(first, second) < 0;

    internal void Add(JobRequest job)
    {
        var number = Math.Max(0, Math.Min(PieceOf(job), _pieces.Count - 1));
        if (_pieces.Count == 0) _pieces.Add([]);
        var piece = _pieces[number];
        var place = piece.BinarySearch(job, Comparer);
        if (place >= 0) return;
        piece.Insert(~place, job);
        Tally(job, 1);
        if (piece.Count <= MostInPiece) return;
        _pieces.Insert(number + 1, piece[(MostInPiece / 2)..]);
        piece.RemoveRange(MostInPiece / 2, piece.Count - (MostInPiece / 2));
    }

    internal void Remove(JobRequest job)
    {
        var number = PieceOf(job);
        if (number == _pieces.Count) return;
        var place = _pieces[number].BinarySearch(job, Comparer);
        if (place < 0) return;
        _pieces[number].RemoveAt(place);
        Tally(job, -1);
        if (_pieces[number].Count == 0) _pieces.RemoveAt(number);
    }

    /// <summary>A job's place; 1 is the first.</summary>
    internal int PositionOf(JobRequest job)
    {
        var number = PieceOf(job);
        var before = 0;
        for (var i = 0; i < number; i++) before += _pieces[i].Count;
        return before + _pieces[number].BinarySearch(job, Comparer) + 1;
    }

    /// <summary>How many jobs there are that need no more than so many nodes, and how many nodes these need together.</summary>
    internal (int Jobs, long Nodes) WithNodesUpTo(int most)
    {
        var (jobs, nodes) = (0, 0L);
        foreach (var (size, count) in _jobsOfSize)
        {
            if (size <= most) (jobs, nodes) = (jobs + count, nodes + ((long)size * count));
        }

        return (jobs, nodes);
    }

    private void Tally(JobRequest job, int change)
    {
        Count += change;
        var count = _jobsOfSize.GetValueOrDefault(job.NodeCount) + change;
        if (count > 0) _jobsOfSize[job.NodeCount] = count;
        else _jobsOfSize.Remove(job.NodeCount);
    }

    // The first piece that ends with the job or with a later one.
    private int PieceOf(JobRequest job)
    {
        var (low, high) = (0, _pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Comparer.Compare(_pieces[middle][^1], job) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
