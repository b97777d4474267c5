namespace BatchAi.Core.Metrics;

/// <summary>All values of one metric that a file tells, with bounded memory: exact figures, and some of the points.</summary>
public sealed class MetricSeries
{
    private readonly PointSampler _points = new();
    private bool _hasEpochs = true;
    private bool _hasSteps = true;

    internal MetricSeries(string name) => Name = name;

    /// <summary>The metric.</summary>
    public string Name { get; }

    /// <summary>What its values count: <c>%</c>, <c>s</c>, <c>ms</c>; null when nothing tells.</summary>
    public string? Unit { get; private set; }

    /// <summary>How many values were told.</summary>
    public long Count { get; private set; }

    /// <summary>The first value.</summary>
    public SeriesPoint First { get; private set; }

    /// <summary>The last value.</summary>
    public SeriesPoint Last { get; private set; }

    /// <summary>The least value; NaN counts only where there is nothing else.</summary>
    public SeriesPoint Minimum { get; private set; }

    /// <summary>The greatest value; NaN counts only where there is nothing else.</summary>
    public SeriesPoint Maximum { get; private set; }

    /// <summary>By what the values are best told apart: <c>epoch</c>, <c>step</c>, or <c>index</c> where neither grows from value to value.</summary>
    public string Axis => Count > 0 && _hasEpochs ? "epoch" : Count > 0 && _hasSteps ? "step" : "index";

    /// <summary>Gives at most as many points as wanted, in their order; the first, the last, the least and the greatest are among them.</summary>
    /// <param name="wanted">How many; at least four.</param>
    public IReadOnlyList<SeriesPoint> Points(int wanted) => Count == 0 ? [] : _points.Take(wanted, First, Last, Minimum, Maximum);

    internal void Add(SeriesPoint point, string? unit)
    {
        if (Count == 0)
        {
            Unit = unit;
            First = Minimum = Maximum = point;
        }
        else
        {
            _hasEpochs &= point.EpochsDone > Last.EpochsDone;
            _hasSteps &= point.Step > Last.Step;
            if (point.Value < Minimum.Value || double.IsNaN(Minimum.Value)) Minimum = point;
            if (point.Value > Maximum.Value || double.IsNaN(Maximum.Value)) Maximum = point;
        }

        _hasEpochs &= point.EpochsDone is not null;
        _hasSteps &= point.Step is not null;
        Count++;
        Last = point;
        _points.Add(point);
    }
}
