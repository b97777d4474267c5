namespace BatchAi.Core.Metrics;

/// <summary>Keeps some of many points, evenly spread, in bounded memory.</summary>
internal sealed class PointSampler
{
    /// <summary>How many points are kept at the most.</summary>
    internal const int Capacity = 1024;

    private readonly List<SeriesPoint> _points = [];
    private long _stride = 1;
    private long _count;

    /// <summary>Takes the next point.</summary>
    internal void Add(in SeriesPoint point)
    {
        if (_count++ % _stride != 0) return;
        if (_points.Count == Capacity)
        {
            // Every second one goes, and of those to come only every second of them is kept.
            for (var i = 0; i < Capacity / 2; i++) _points[i] = _points[2 * i];
            _points.RemoveRange(Capacity / 2, Capacity / 2);
            _stride *= 2;
            if ((_count - 1) % _stride != 0) return;
        }

        _points.Add(point);
    }

    /// <summary>Gives at most as many as wanted, in their order, with those that must be among them.</summary>
    internal IReadOnlyList<SeriesPoint> Take(int wanted, params SeriesPoint[] always)
    {
        var step = Math.Max(1, (_points.Count + Math.Max(1, wanted - always.Length) - 1) / Math.Max(1, wanted - always.Length));
        var taken = new SortedDictionary<long, SeriesPoint>();
        for (var i = 0; i < _points.Count; i += step) taken[_points[i].Line] = _points[i];
        foreach (var point in always) taken[point.Line] = point;
        return [.. taken.Values];
    }
}
