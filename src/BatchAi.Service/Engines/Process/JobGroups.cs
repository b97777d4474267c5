namespace BatchAi.Service.Engines.Process;

/// <summary>How many jobs of each group run, on all clusters together, and how many may. The engine's lock guards it.</summary>
internal sealed class JobGroups
{
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>How many more jobs of a group may start; <see cref="int.MaxValue"/> when there is no limit.</summary>
    internal int Free(string group) =>
        _counts.GetValueOrDefault(group) is { Limit: { } limit } count ? Math.Max(0, limit.Most - count.Running) : int.MaxValue;

    /// <summary>How many jobs of a group may run at once; null for no limit.</summary>
    internal int? LimitOf(string group) => _counts.GetValueOrDefault(group)?.Limit?.Most;

    /// <summary>How many jobs of a group run.</summary>
    internal int RunningOf(string group) => _counts.GetValueOrDefault(group)?.Running ?? 0;

    /// <summary>Takes a limit, unless a newer one is known.</summary>
    internal void Limit(GroupLimit limit)
    {
        var count = CountOf(limit.Group);
        if (count.Limit?.Version >= limit.Version) return;
        count.Limit = limit;
        _changed.Add(limit.Group);
    }

    /// <summary>A job has got its nodes, or has given them back.</summary>
    internal void Run(RequestGroup? group, int change)
    {
        if (group is null) return;
        var count = CountOf(group.Key);
        count.Running += change;
        if (count.Limit is not null) _changed.Add(group.Key);
        else if (count.Running == 0) _counts.Remove(group.Key);
    }

    /// <summary>The limited groups of which more or less jobs may start than when this was asked before.</summary>
    internal IReadOnlyList<string> TakeChanged()
    {
        if (_changed.Count == 0) return [];
        string[] changed = [.. _changed];
        _changed.Clear();
        return changed;
    }

    private Count CountOf(string group)
    {
        if (!_counts.TryGetValue(group, out var count)) _counts[group] = count = new Count();
        return count;
    }

    private sealed class Count
    {
        internal int Running { get; set; }

        internal GroupLimit? Limit { get; set; }
    }
}
