namespace BatchAi.Service.Control.Metrics;

/// <summary>Keeps what was read for those who watch jobs that run, a minute after they asked last and no longer.</summary>
/// <param name="time">The clock.</param>
internal sealed class MetricReadings(TimeProvider time)
{
    private const int Most = 32;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Job, OutputMetricsQuery Query), (MetricReading Reading, long Used)> _kept = [];
    private readonly Lock _lock = new();
    private ITimer? _sweep;

    /// <summary>What was read for a question before, or a new one.</summary>
    internal MetricReading For(string jobUuid, OutputMetricsQuery query)
    {
        lock (_lock)
        {
            var key = (jobUuid, query.WhatIsRead);
            var reading = _kept.TryGetValue(key, out var known) ? known.Reading : new MetricReading(query);
            if (_kept.Count >= Most && known.Reading is null) _kept.Remove(_kept.MinBy(one => one.Value.Used).Key);
            _kept[key] = (reading, time.GetTimestamp());
            _sweep ??= time.CreateTimer(_ => Sweep(), null, Idle, Idle);
            return reading;
        }
    }

    /// <summary>Forgets what was read for a question: the job has ended, or reading failed half-way.</summary>
    internal void Forget(string jobUuid, OutputMetricsQuery query)
    {
        lock (_lock) _kept.Remove((jobUuid, query.WhatIsRead));
    }

    private void Sweep()
    {
        lock (_lock)
        {
            foreach (var (key, known) in _kept.ToList())
            {
                if (time.GetElapsedTime(known.Used) >= Idle) _kept.Remove(key);
            }

            if (_kept.Count > 0) return;
            _sweep?.Dispose();
            _sweep = null;
        }
    }
}
