namespace BatchAi;

/// <summary>A value of a metric.</summary>
public sealed class MetricPoint
{
    /// <summary>Where it belongs on the axis: how many epochs were done, the step, or the number of the point.</summary>
    public double X { get; set; }

    /// <summary>The value.</summary>
    public double Value { get; set; }

    /// <summary>The epoch, as the job counts; none where the output does not tell.</summary>
    public long? Epoch { get; set; }

    /// <summary>The step, as the job counts; none where the output does not tell.</summary>
    public long? Step { get; set; }

    /// <summary>The line of the file that tells it, from 1.</summary>
    public long Line { get; set; }

    /// <summary>The value.</summary>
    public override string ToString() => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
