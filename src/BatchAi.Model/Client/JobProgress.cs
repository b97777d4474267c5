namespace BatchAi;

/// <summary>How far a job is, as its output tells.</summary>
public sealed class JobProgress
{
    /// <summary>How much is done, from 0 to 1; null when nobody knows.</summary>
    public double? Fraction { get; set; }

    /// <summary>How long it will go on; null when nobody knows.</summary>
    public TimeSpan? Left { get; set; }

    /// <summary>Where it is, in words, e.g. <c>epoch 3 of 40</c>.</summary>
    public string What { get; set; } = "";
}
