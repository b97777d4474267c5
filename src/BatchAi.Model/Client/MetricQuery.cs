namespace BatchAi;

/// <summary>Which metrics of a job are wanted.</summary>
public sealed class MetricQuery
{
    /// <summary>Names, with wildcards or without; none for all.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>A regular expression that tells what metrics look like, in place of the built-in rules.</summary>
    public string? Pattern { get; set; }

    /// <summary>The id of the output directory.</summary>
    public string Directory { get; set; } = "stdouterr";

    /// <summary>A file below it; null for standard output and error, and for all files of another directory.</summary>
    public string? File { get; set; }

    /// <summary>How many points are wanted of each metric.</summary>
    public int Points { get; set; } = 200;
}
