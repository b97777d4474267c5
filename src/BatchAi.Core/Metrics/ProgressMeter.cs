using BatchAi.Core.Metrics.Lines;

namespace BatchAi.Core.Metrics;

/// <summary>
/// How far a job is, from what its lines tell, and how long it will take, from the rate of late. The best that the lines tell
/// counts: epochs of how many before steps of how many before percentages. It never goes back, and what begins again, as a
/// progress bar for each part of the work does, tells nothing of the whole.
/// </summary>
public sealed class ProgressMeter
{
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromSeconds(5);
    private const int MostSeen = 64;
    private const int SpanShare = 4;
    private const double Restart = 0.5;

    private readonly List<(DateTimeOffset Time, double Fraction)> _seen = [];
    private DateTimeOffset? _start;
    private ProgressBasis _basis;
    private double _fraction;
    private bool _isRepeated;

    /// <summary>How much is done, from 0 to 1; null when nobody knows.</summary>
    public double? Fraction => _basis == ProgressBasis.None || _isRepeated ? null : _fraction;

    /// <summary>Where it is, in words, e.g. <c>epoch 3 of 40</c>; null when nothing was told.</summary>
    public string? What { get; private set; }

    /// <summary>Notes when the job began to run.</summary>
    public void Begin(DateTimeOffset start) => _start = start;

    /// <summary>Notes that it was as far as this at some time.</summary>
    public void Observe(DateTimeOffset time)
    {
        if (Fraction is not { } fraction) return;

        // What comes at once, as all that was written before somebody looked, says nothing of the time between.
        if (_seen.Count > 0 && (time - _seen[_seen.Count - 1].Time < Together || _seen[_seen.Count - 1].Fraction >= fraction)) return;
        if (_seen.Count == MostSeen) _seen.RemoveRange(1, MostSeen / 2);
        _seen.Add((time, fraction));
    }

    /// <summary>How long it will go on at the rate of late; null when nobody knows.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan? Left(DateTimeOffset now)
    {
        if (Fraction is not { } fraction || _seen.Count == 0) return null;
        if (fraction >= 1) return TimeSpan.Zero;
        var last = _seen[_seen.Count - 1];
        if (Base(last.Time) is not { } from || last.Fraction <= from.Fraction) return null;
        var rate = (last.Fraction - from.Fraction) / (last.Time - from.Time).TotalSeconds;
        var left = ((1 - last.Fraction) / rate) - Math.Max(0, (now - last.Time).TotalSeconds);
        return left < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(Math.Max(0, left)) : null;
    }

    internal void Tell(LinePlace place)
    {
        if (place.EpochsDone is { } done)
        {
            What = place switch
            {
                { EpochCount: { } count } => $"epoch {place.Epoch} of {count}",
                { StepCount: { } count } => $"epoch {place.Epoch}, {place.Step} of {count}",
                _ => $"epoch {place.Epoch}",
            };
            if (place.EpochCount is > 0 and var epochs) Take(ProgressBasis.Epochs, done / epochs);
        }
        else if (_basis < ProgressBasis.Epochs && place.Step is { } step)
        {
            What = place.StepCount is { } count ? $"{step} of {count}" : $"step {step}";
            if (place.StepCount is > 0 and var steps) Take(ProgressBasis.Steps, (double)step / steps);
        }
        else if (_basis < ProgressBasis.Steps && place.Fraction is { } fraction)
        {
            What = FormattableString.Invariant($"{Math.Floor(fraction * 100)} %");
            Take(ProgressBasis.Percentage, fraction);
        }
    }

    private void Take(ProgressBasis basis, double fraction)
    {
        fraction = Math.Min(1, Math.Max(0, fraction));
        if (basis > _basis)
        {
            (_basis, _fraction, _isRepeated) = (basis, fraction, false);
            _seen.Clear();
        }
        else if (basis == _basis)
        {
            _isRepeated |= basis < ProgressBasis.Epochs && fraction < _fraction * Restart;
            _fraction = Math.Max(_fraction, fraction);
        }
    }

    // The youngest that is old enough to tell of more than a moment, else the start of the job.
    private (DateTimeOffset Time, double Fraction)? Base(DateTimeOffset last)
    {
        var begin = _start ?? _seen[0].Time;
        var span = TimeSpan.FromTicks((last - begin).Ticks / SpanShare);
        if (span < ShortestSpan) span = ShortestSpan;
        for (var i = _seen.Count - 2; i >= 0; i--)
        {
            if (last - _seen[i].Time >= span) return _seen[i];
        }

        return _start is { } start && last > start ? (start, 0) : null;
    }
}
