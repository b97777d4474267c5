namespace BatchAi.Parameters;

/// <summary>Which values of a metric are the best.</summary>
public enum MetricGoal
{
    /// <summary>The least, as of a loss.</summary>
    Minimum,

    /// <summary>The greatest, as of an accuracy.</summary>
    Maximum,
}
