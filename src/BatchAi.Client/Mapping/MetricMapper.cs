using BatchAi.Core.Metrics.Reports;
using BatchAi.Core.Sweeps;

namespace BatchAi.Client.Mapping;

/// <summary>Makes metrics of a service's report into what users see.</summary>
internal static class MetricMapper
{
    internal static Metric Map(MetricReportSeries series, Job job) => new()
    {
        Name = series.Name,
        JobName = job.Name,
        State = job.ExecutionState,
        Value = series.Last?.Value ?? double.NaN,
        Minimum = series.Minimum?.Value ?? double.NaN,
        Maximum = series.Maximum?.Value ?? double.NaN,
        First = series.First?.Value ?? double.NaN,
        Unit = series.Unit,
        Count = series.Count,
        Epoch = series.Last?.Epoch,
        Step = series.Last?.Step,
        Group = job.Group,
        Parameter = ParametersOf(job),
        Axis = series.Axis,
        Points = series.Points.Select((point, i) => Map(point, i, series.Axis)).ToList(),
        File = series.File,
        ExperimentName = job.ExperimentName,
        WorkspaceName = job.WorkspaceName,
        ResourceGroupName = job.ResourceGroupName,
        ResourceId = job.ResourceId,
    };

    internal static JobProgress? Map(MetricReportProgress? progress) => progress?.What is not { } what ? null : new JobProgress
    {
        Fraction = progress.Fraction,
        Left = progress.SecondsLeft is { } left and >= 0 and < 1e9 ? TimeSpan.FromSeconds(left) : null,
        What = what,
    };

    private static MetricPoint Map(MetricReportPoint point, int index, string? axis) => new()
    {
        X = axis switch
        {
            "epoch" => point.EpochsDone ?? index + 1,
            "step" => point.Step ?? index + 1,
            _ => index + 1,
        },
        Value = point.Value,
        Epoch = point.Epoch,
        Step = point.Step,
        Line = point.Line,
    };

    // What a sweep tries is told to its jobs by variables of these names.
    private static Dictionary<string, string>? ParametersOf(Job job)
    {
        var parameters = job.EnvironmentVariable?.Where(variable => variable.Key.StartsWith(Sweep.VariablePrefix, StringComparison.Ordinal))
            .ToDictionary(variable => variable.Key.Substring(Sweep.VariablePrefix.Length).ToLowerInvariant(), variable => variable.Value);
        return parameters is { Count: > 0 } ? parameters : null;
    }
}
