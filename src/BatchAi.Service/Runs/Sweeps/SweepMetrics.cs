using BatchAi.Core.Metrics.Reports;

namespace BatchAi.Service.Runs.Sweeps;

/// <summary>Chooses the metrics by which the jobs of a sweep are compared.</summary>
internal static class SweepMetrics
{
    /// <summary>
    /// The names of the first metrics that most jobs tell. What a job tells of a parameter is none, since its value is known,
    /// and jobs that tell of nothing, as those that failed at once, do not count.
    /// </summary>
    /// <param name="results">The jobs in their order.</param>
    /// <param name="most">How many names are wanted at the most.</param>
    internal static IReadOnlyList<string> MainOf(IReadOnlyList<SweepResult> results, int most)
    {
        var telling = results.Select(NotParameters).Where(names => names.Count > 0).ToList();
        return [.. telling.SelectMany(names => names)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Count() * 2 > telling.Count)
            .Select(name => name.Key)
            .Take(most)];
    }

    /// <summary>A metric of a job; null when the job did not tell it.</summary>
    internal static MetricReportSeries? Find(SweepResult result, string name) =>
        result.Outcome?.Metrics.FirstOrDefault(metric => metric.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static List<string> NotParameters(SweepResult result) => result.Outcome is not { } outcome ? []
        : [.. outcome.Metrics.Select(metric => metric.Name).Except(result.Variant.Values.Select(value => value.Key), StringComparer.OrdinalIgnoreCase)];
}
