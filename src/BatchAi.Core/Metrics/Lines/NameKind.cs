namespace BatchAi.Core.Metrics.Lines;

/// <summary>What a name before a number may be.</summary>
internal enum NameKind
{
    /// <summary>It may be anything.</summary>
    Unknown,

    /// <summary>It tells how far a job is, and not how good.</summary>
    Place,

    /// <summary>It is surely a metric.</summary>
    Metric,

    /// <summary>It is a metric where the line tells of others, or whose it is.</summary>
    Ambiguous,

    /// <summary>It is rather a setting, or what logs say of themselves.</summary>
    Setting,
}
