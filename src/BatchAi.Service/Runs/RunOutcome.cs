using BatchAi.Core.Execution;
using BatchAi.Core.Metrics.Reports;

namespace BatchAi.Service.Runs;

/// <summary>What became of a run.</summary>
/// <param name="ExitCode">Its exit code.</param>
internal sealed record RunOutcome(int ExitCode)
{
    /// <summary>The end of its attempt; null when there was none.</summary>
    internal AttemptResult? Result { get; init; }

    /// <summary>The metrics that its lines told.</summary>
    internal IReadOnlyList<MetricReportSeries> Metrics { get; init; } = [];
}
