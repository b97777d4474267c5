using BatchAi.Core.Metrics;

namespace BatchAi.Service.Control.Metrics;

/// <summary>Which metrics of a job are wanted.</summary>
/// <param name="OutputDirectoryId"><c>stdouterr</c>, or the id of an output directory.</param>
/// <param name="File">A file below it; null for standard output and error, or for all files of another directory.</param>
/// <param name="Pattern">A rule of the user's, as its text.</param>
internal sealed record OutputMetricsQuery(string OutputDirectoryId, string? File, string? Pattern)
{
    /// <summary>Names of metrics, with wildcards or without; none for all.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>How many points are wanted of each.</summary>
    internal int Points { get; init; }

    /// <summary>The part that says what is read, and not what is told of it.</summary>
    internal OutputMetricsQuery WhatIsRead => new(OutputDirectoryId, File, Pattern);

    /// <summary>Makes a reader that has read nothing.</summary>
    /// <exception cref="ControlException">The pattern is none.</exception>
    internal MetricReader NewReader()
    {
        try
        {
            return new MetricReader(Pattern is null ? null : MetricPattern.Parse(Pattern));
        }
        catch (BatchAiException error)
        {
            throw Refusals.InvalidPattern(error);
        }
    }
}
