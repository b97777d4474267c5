using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>Orders metrics of several jobs so that the best comes first.</summary>
internal static class MetricOrder
{
    /// <summary>Orders them: metrics of a name stay together, those without any number come last.</summary>
    internal static IReadOnlyList<Metric> BestFirst(IReadOnlyList<Metric> metrics, MetricGoal goal) => metrics
        .GroupBy(metric => metric.Name, StringComparer.OrdinalIgnoreCase)
        .SelectMany(group => group.OrderBy(metric => double.IsNaN(Best(metric, goal))).ThenBy(metric => goal == MetricGoal.Minimum ? Best(metric, goal) : -Best(metric, goal)))
        .ToList();

    private static double Best(Metric metric, MetricGoal goal) => goal == MetricGoal.Minimum ? metric.Minimum : metric.Maximum;
}
