namespace BatchAi;

/// <summary>A metric that a job's output tells, such as the loss of a training.</summary>
public sealed class Metric
{
    /// <summary>The metric.</summary>
    public string Name { get; set; } = "";

    /// <summary>The job.</summary>
    public string? JobName { get; set; }

    /// <summary>The job's state.</summary>
    public string? State { get; set; }

    /// <summary>The last value.</summary>
    public double Value { get; set; }

    /// <summary>The least value; NaN only where there is nothing else.</summary>
    public double Minimum { get; set; }

    /// <summary>The greatest value; NaN only where there is nothing else.</summary>
    public double Maximum { get; set; }

    /// <summary>The first value.</summary>
    public double First { get; set; }

    /// <summary>What the values count: <c>%</c>, <c>s</c>, <c>ms</c>; none where the output does not tell.</summary>
    public string? Unit { get; set; }

    /// <summary>How many values there are.</summary>
    public long Count { get; set; }

    /// <summary>The epoch of the last value, as the job counts; none where the output does not tell.</summary>
    public long? Epoch { get; set; }

    /// <summary>The step of the last value, as the job counts; none where the output does not tell.</summary>
    public long? Step { get; set; }

    /// <summary>The group of jobs that the job belongs to, such as those of a sweep; none for a job by itself.</summary>
    public string? Group { get; set; }

    /// <summary>What the values that a sweep gave the job are, by the names of its parameters; none for others.</summary>
    public IDictionary<string, string>? Parameter { get; set; }

    /// <summary>By what the points are best told apart: <c>epoch</c>, <c>step</c> or <c>index</c>.</summary>
    public string? Axis { get; set; }

    /// <summary>Some of the values, in their order: the first, the last, the least and the greatest are among them.</summary>
    public IList<MetricPoint> Points { get; set; } = [];

    /// <summary>The file that tells the values.</summary>
    public string? File { get; set; }

    /// <summary>The job's experiment.</summary>
    public string? ExperimentName { get; set; }

    /// <summary>The job's workspace.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The job's resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The ARM id of the job.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The metric.</summary>
    public override string ToString() => Name;
}
