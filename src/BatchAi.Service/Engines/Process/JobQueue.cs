namespace BatchAi.Service.Engines.Process;

/// <summary>
/// The jobs that wait for a cluster: higher priority first, then the earlier one. It is kept as a sorted list of
/// short sorted lists, so that coming, going and telling a place stay cheap in a queue of any length.
/// </summary>
internal sealed class JobQueue
{
    private const int MostInPiece = 512;
    private readonly List<List<JobRequest>> _pieces = [];
    private readonly SizeTally _sizes = new();
    private readonly Dictionary<string, GroupQueue> _groups = new(StringComparer.Ordinal);

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

    /// <summary>Whether jobs of a group wait here.</summary>
    internal bool Has(string group) => _groups.ContainsKey(group);

    /// <summary>How many jobs could start if there were nodes enough, and how many nodes these need together.</summary>
    internal JobsAndNodes Able(int most, JobGroups groups)
    {
        var sum = _sizes.UpTo(most);
        foreach (var (key, group) in _groups) sum += group.First(groups.Free(key), most);
        return sum;
    }

    /// <summary>Whether a job could start if there were nodes enough: the cluster can be large enough for it, and its group lets it.</summary>
    internal bool IsAble(JobRequest job, int most, JobGroups groups) => job.NodeCount <= most
        && (job.Group is null || (_groups.TryGetValue(job.Group.Key, out var group) && group.IsAmongFirst(job, groups.Free(job.Group.Key), most)));

    /// <summary>The jobs that could start if there were nodes enough, the next one first: of a group no more than may still run.</summary>
    internal IEnumerable<JobRequest> AbleInOrder(int most, JobGroups groups) =>
        _groups.Count == 0 ? InOrder.Where(job => job.NodeCount <= most) : WithGroups(most, groups);

    private IEnumerable<JobRequest> WithGroups(int most, JobGroups groups)
    {
        var left = Able(most, groups).Jobs;
        var free = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, _) in _groups) free[key] = groups.Free(key);
        foreach (var job in InOrder)
        {
            if (left == 0) yield break;
            if (job.NodeCount > most || (job.Group is not null && free[job.Group.Key]-- <= 0)) continue;
            left--;
            yield return job;
        }
    }

    private void Tally(JobRequest job, int change)
    {
        Count += change;
        if (job.Group is null)
        {
            _sizes.Add(job.NodeCount, change);
            return;
        }

        if (!_groups.TryGetValue(job.Group.Key, out var group)) _groups[job.Group.Key] = group = new GroupQueue(Comparer);
        if (change > 0) group.Add(job);
        else group.Remove(job);
        if (group.Count == 0) _groups.Remove(job.Group.Key);
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
